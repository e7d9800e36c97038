namespace Perennial.Terms;

/// <summary>What Perennial may do to a model.</summary>
public enum Mode
{
    /// <summary>Measure and report only.</summary>
    Watch,

    /// <summary>Measure and decide; a person acts.</summary>
    Advise,

    /// <summary>Measure, decide and act.</summary>
    Act,
}
