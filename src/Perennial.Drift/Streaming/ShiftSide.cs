namespace Perennial.Drift.Streaming;

/// <summary>Which way a mean must move for a detector to speak.</summary>
public enum ShiftSide
{
    /// <summary>Either way.</summary>
    Both,

    /// <summary>Up: the values become larger. For errors and losses this is the bad way.</summary>
    Up,

    /// <summary>Down: the values become smaller.</summary>
    Down,
}
