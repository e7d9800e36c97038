namespace Perennial.App.Commands;

/// <summary>What a run cost and brought.</summary>
/// <param name="Run">The run.</param>
/// <param name="At">When it began.</param>
/// <param name="Trigger">What asked for it.</param>
/// <param name="Version">What it gave; null where it gave nothing.</param>
/// <param name="Outcome">How it ended; null while it goes on.</param>
/// <param name="Rows">Rows it was trained on; null where it took none.</param>
/// <param name="Cost">What it cost, as the model's file prices a retrain, with its trials.</param>
/// <param name="CpuSeconds">Processor time of its training; null where nothing was measured.</param>
/// <param name="PeakMemoryBytes">The most memory of its training; null where nothing was measured.</param>
/// <param name="Brought">What its version lost less than the champion before it would have, on every labelled day it answered, in money; null where it never answered, or nothing is priced.</param>
/// <param name="Days">On how many labelled days that was.</param>
internal sealed record RunCostView(
    int Run, DateTimeOffset At, string Trigger, int? Version, string? Outcome, long? Rows, double Cost, double? CpuSeconds, long? PeakMemoryBytes, double? Brought, int Days)
{
    /// <summary>How many trainings were tried before it.</summary>
    public int Trials { get; init; }

    /// <summary>What of the cost is theirs.</summary>
    public double TrialsCost { get; init; }

    /// <summary>Their processor time; null where there were none, or nothing was measured.</summary>
    public double? TrialsCpuSeconds { get; init; }
}
