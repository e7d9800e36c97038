using Perennial.Terms;

namespace Perennial.Evaluate;

/// <summary>What a gate said, with its evidence.</summary>
/// <param name="Gate"><c>data</c>, <c>loss</c>, <c>skew</c>, <c>training</c>, <c>behaviour</c>, <c>volume</c>, <c>quality</c>, <c>slices</c>, <c>calibration</c>, <c>missing</c>, <c>bias</c>, <c>latency</c>, <c>memory</c>, or the name of a stage.</param>
/// <param name="Outcome">Pass, fail or not enough evidence.</param>
/// <param name="Because">One sentence for people.</param>
/// <param name="Figures">What it looked at, by name; finite.</param>
public sealed record Verdict(string Gate, Outcome Outcome, string Because, IReadOnlyDictionary<string, double> Figures)
{
    /// <summary>What the data gate found, one by one, refused or told; null where it found nothing, and of other gates.</summary>
    public IReadOnlyList<Finding>? Findings { get; init; }

    /// <summary>The evidence figure by figure, each beside the champion's; null where there is none beside <see cref="Figures"/>.</summary>
    public IReadOnlyList<ComparedFigure>? Compared { get; init; }
}
