namespace Perennial.Simulation.Backtest;

/// <summary>What happens to the world of a synthetic matrix.</summary>
public enum DriftKind
{
    /// <summary>A few jumps to new concepts.</summary>
    Abrupt,

    /// <summary>Two to three concepts that come back.</summary>
    Recurring,

    /// <summary>Nothing.</summary>
    None,

    /// <summary>Small batches of changing hardness, and one jump.</summary>
    Noisy,

    /// <summary>The world stays, and more rows teach more.</summary>
    Growing,

    /// <summary>The first window was spoilt, and nothing else happens.</summary>
    BadFirst,

    /// <summary>One concept turns into another over a third of the time.</summary>
    Gradual,

    /// <summary>Two concepts that wax and wane.</summary>
    Seasonal,

    /// <summary>A lasting rise of hardness that no version can help, and a jump.</summary>
    Hardness,

    /// <summary>Short episodes of another concept.</summary>
    Bursts,

    /// <summary>A jump, a slow turn and growth together.</summary>
    Mixed,

    /// <summary>Several jumps that hardly matter.</summary>
    SmallGaps,
}
