using Perennial.Evaluate;
using Perennial.Registry;
using Perennial.Terms;

namespace Perennial.Simulation.Story;

/// <summary>What a gate said.</summary>
/// <param name="At">When.</param>
/// <param name="Run">The run.</param>
/// <param name="Version">The version; null where the data was judged.</param>
/// <param name="Gate"><c>data</c>, <c>training</c> or <c>quality</c>.</param>
/// <param name="Outcome">Pass, fail or not enough evidence.</param>
/// <param name="Because">One sentence.</param>
/// <param name="Figures">What it looked at, by name.</param>
public sealed record GateStory(
    DateTimeOffset At, int Run, int? Version, string Gate, Outcome Outcome, string Because, IReadOnlyDictionary<string, double> Figures)
{
    /// <summary>Every judgement of a gate, in order.</summary>
    internal static IReadOnlyList<GateStory> Of(IReadOnlyList<Recorded> journal) => [.. journal
        .Where(one => one.Fact is GateJudged)
        .Select(one => Of(one.Event.AsOf, (GateJudged)one.Fact))];

    private static GateStory Of(DateTimeOffset at, GateJudged judged)
    {
        var verdict = judged.Verdict;
        return new GateStory(at, judged.Run, judged.Version, verdict.Gate, verdict.Outcome, verdict.Because, verdict.Figures);
    }
}
