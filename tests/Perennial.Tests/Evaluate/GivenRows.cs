using Perennial.Monitor;
using Perennial.Registry;
using Perennial.Tests.Monitor;

namespace Perennial.Tests.Evaluate;

/// <summary>Labelled rows of three days, with a probability of their own that made each label.</summary>
internal static class GivenRows
{
    public static (LabelledRows Rows, double[] Truth) Drawn(int seed, int count, int perEntity = 1, int days = 3)
    {
        var random = new Random(seed);
        double[] truth = [.. Enumerable.Range(0, count).Select(_ => 0.07 + (0.5 * random.NextDouble()))];
        double[] labels = [.. truth.Select(one => random.NextDouble() < one ? 1.0 : 0)];
        return (Of(labels, perEntity, days), truth);
    }

    public static LabelledRows Of(double[] labels, int perEntity = 1, int days = 3) => new(
        labels,
        [.. labels.Select(_ => double.NaN)],
        [.. labels.Select(_ => double.NaN)],
        [.. Enumerable.Range(0, labels.Length).Select(row => perEntity == 1 ? null : $"entity {row / perEntity}")],
        [.. Enumerable.Range(0, labels.Length).Select(row => GivenCohorts.At(0).ToUnixTimeSeconds() + (86_400.0 * (row * days / Math.Max(1, labels.Length))))],
        new FeatureTable(labels.Length, []));
}
