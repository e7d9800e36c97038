namespace Perennial.App.Api.Logging.Rows;

/// <summary>The keys of a row.</summary>
internal enum RowKey
{
    /// <summary>None of them.</summary>
    Unknown,

    /// <summary>The prediction's id.</summary>
    Id,

    /// <summary>When it occurred.</summary>
    Time,

    /// <summary>What it belongs to.</summary>
    Entity,

    /// <summary>Who answered.</summary>
    Version,

    /// <summary>The answer.</summary>
    Score,

    /// <summary>The probability of each class.</summary>
    Classes,

    /// <summary>Whether nobody heard the answer.</summary>
    Unseen,

    /// <summary>What became known.</summary>
    Label,

    /// <summary>What is logged of the request.</summary>
    Features,
}
