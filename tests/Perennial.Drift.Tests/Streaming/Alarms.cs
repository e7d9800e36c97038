using Perennial.Drift.Streaming;

namespace Perennial.Drift.Tests.Streaming;

/// <summary>Where a detector says what.</summary>
internal static class Alarms
{
    public static int[] Of(IStreamingDetector detector, IReadOnlyList<double> stream, DriftState state = DriftState.Drift) =>
        [.. Enumerable.Range(0, stream.Count).Where(row => detector.Update(stream[row]) == state)];
}
