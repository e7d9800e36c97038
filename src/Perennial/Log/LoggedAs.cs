namespace Perennial.Log;

/// <summary>What became of rows that were given to the log of answers.</summary>
public enum LoggedAs
{
    /// <summary>They survive a kill.</summary>
    Durable,

    /// <summary>They are in memory, and will be written soon; a kill may lose them.</summary>
    Buffered,

    /// <summary>Too many rows wait already: these were not taken, and are counted.</summary>
    Dropped,

    /// <summary>There were none: the answer leaves no row.</summary>
    Nothing,
}
