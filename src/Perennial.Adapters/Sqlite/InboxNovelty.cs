namespace Perennial.Adapters.Sqlite;

/// <summary>What a row says beyond what is known.</summary>
internal enum InboxNovelty
{
    /// <summary>Something new.</summary>
    New,

    /// <summary>Nothing.</summary>
    Repeated,

    /// <summary>That a label known before was wrong.</summary>
    Corrected,
}
