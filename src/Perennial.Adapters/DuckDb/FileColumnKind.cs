namespace Perennial.Adapters.DuckDb;

/// <summary>What a column of a file is, to whoever compares it.</summary>
public enum FileColumnKind
{
    /// <summary>Numbers.</summary>
    Number,

    /// <summary>Texts, and true or false.</summary>
    Category,

    /// <summary>Days and times.</summary>
    Time,

    /// <summary>Lists, bytes and the like.</summary>
    Other,
}
