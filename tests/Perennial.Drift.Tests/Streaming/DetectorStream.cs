using Perennial.Drift.Streaming;
using Perennial.Drift.Tests.TwoSample;

namespace Perennial.Drift.Tests.Streaming;

/// <summary>Seeded streams that a detector takes.</summary>
internal static class DetectorStream
{
    public static double[] Stable(StreamInput input, int seed, int rows) => Of(input, seed, rows, shifted: false);

    /// <summary>A stable part, then one far away: numbers by four deviations, errors from one in ten to seven.</summary>
    public static double[] Shifted(StreamInput input, int seed, int stable, int after) =>
        [.. Of(input, seed, stable, shifted: false), .. Of(input, seed + 1, after, shifted: true)];

    private static double[] Of(StreamInput input, int seed, int rows, bool shifted)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, rows).Select(_ => Value(input, random, shifted))];
    }

    private static double Value(StreamInput input, Random random, bool shifted) => input switch
    {
        StreamInput.Number => Draws.Normal(random) + (shifted ? 4 : 0),
        StreamInput.UnitInterval => (random.NextDouble() + (shifted ? 2 : 0)) / 3,
        _ => random.NextDouble() < (shifted ? 0.7 : 0.1) ? 1 : 0,
    };
}
