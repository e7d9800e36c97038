namespace Perennial.App.Api.Inference;

/// <summary>What elements of a datatype are.</summary>
internal enum DatatypeKind
{
    /// <summary>True or false.</summary>
    Truth,

    /// <summary>Whole numbers in a range.</summary>
    Whole,

    /// <summary>Floating-point numbers.</summary>
    Real,

    /// <summary>Bytes of any length: here always text in UTF-8.</summary>
    Text,
}
