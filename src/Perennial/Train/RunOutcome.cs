namespace Perennial.Train;

/// <summary>How a run ended.</summary>
public enum RunOutcome
{
    /// <summary>Its version passed every gate and may take over.</summary>
    Passed,

    /// <summary>A gate refused its data or its version.</summary>
    Rejected,

    /// <summary>The trainer gave no version.</summary>
    Failed,
}
