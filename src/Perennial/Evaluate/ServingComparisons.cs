namespace Perennial.Evaluate;

/// <summary>What was measured of a version, figure by figure, beside the champion.</summary>
internal static class ServingComparisons
{
    private const string Timed = "order statistics of timed calls";
    private const string Measured = "measured";

    /// <summary>The figures; none where the version could not be measured.</summary>
    public static IReadOnlyList<ComparedFigure> Of(VersionMeasurement measurement) => measurement.Version is not { } own ? [] :
    [
        One("p50_seconds", own, measurement.Champion, cost => cost.P50Seconds, Timed),
        One("p99_seconds", own, measurement.Champion, cost => cost.P99Seconds, Timed) with { Difference = null, Lower = own.P99Lower, Upper = own.P99Upper },
        One("rows_per_second", own, measurement.Champion, cost => cost.RowsPerSecond, Measured),
        One("memory_bytes", own, measurement.Champion, cost => cost.MemoryBytes, Measured),
        One("artifact_bytes", own, measurement.Champion, cost => cost.ArtifactBytes, Measured),
        One("load_seconds", own, measurement.Champion, cost => cost.LoadSeconds, Measured),
    ];

    private static ComparedFigure One(string metric, ServingCost own, ServingCost? champion, Func<ServingCost, double> figure, string how) => new(
        metric, null, figure(own), champion is null ? null : figure(champion), champion is null ? null : figure(own) - figure(champion), null, null, null, how, own.Calls);
}
