using Perennial.Evaluate;
using Perennial.Monitor;
using Perennial.Registry;
using Perennial.Terms;
using Perennial.Tests.Fakes;
using FactAttribute = Xunit.FactAttribute;

namespace Perennial.Tests;

/// <summary>A whole life with every gate declared.</summary>
public sealed class GatedLifeTests
{
    private static readonly ModelDeclaration Gated = Declared.Model with
    {
        Gates = new()
        {
            Slices = ["x"], Protected = ["c"], Bias = new() { MaxGap = 0.9, MinimumRows = 10 }, Slicing = new() { MinimumRows = 10 },
            Latency = new() { P99 = TimeSpan.FromMilliseconds(5) }, MemoryBytes = 1 << 20,
        },
    };

    [Fact]
    public void A_sound_challenger_passes_every_gate_and_takes_over_and_a_replay_measures_nothing()
    {
        using var life = new Life(Gated, new World(120, 12)).Until(40);
        var gates = life.Facts.OfType<GateJudged>().Where(judged => judged.Version is not null).Select(judged => judged.Verdict).ToList();
        Assert.Equal(["bias", "latency", "memory", "missing", "quality", "slices", "training"], gates.Select(verdict => verdict.Gate).Distinct().Order(StringComparer.Ordinal));
        Assert.True(life.Facts.OfType<VersionPromoted>().Count() > 1);
        Assert.All(gates.Where(verdict => verdict.Gate is "latency" or "memory"), verdict => Assert.Equal(Outcome.NotEnoughEvidence, verdict.Outcome));
        Assert.Contains(gates, verdict => verdict is { Gate: "quality", Compared.Count: > 5 });
        Assert.DoesNotContain(life.Facts, fact => fact is VersionMeasured);
        Assert.Contains(life.Facts.OfType<CohortMeasured>(), measured => measured.Cohort.Groups is { Count: > 1 });
        Assert.Contains(life.Facts.OfType<CohortMeasured>(), measured => measured.Cohort.Shadow?.Groups is { Count: > 1 });
    }

    [Fact]
    public void Lived_twice_it_has_one_digest()
    {
        using Life one = new(Gated, new World(120, 12)), other = new(Gated, new World(120, 12));
        Assert.Equal(one.Until(15).Standing.Digest, other.Until(15).Standing.Digest);
    }

    [Fact]
    public void Gates_that_only_report_decide_nothing()
    {
        var reported = Declared.Model with { Gates = new() { Slices = ["x"], Protected = ["c"], Slicing = new() { Margin = 100 } } };
        using Life plain = new(Declared.Model, new World(120, 12)), gated = new(reported, new World(120, 12));
        Assert.Equal(Promotions(plain.Until(30)), Promotions(gated.Until(30)));
    }

    private static List<int> Promotions(Life life)
    {
        var promotions = life.Facts.OfType<VersionPromoted>().Select(one => one.Version).ToList();
        Assert.NotEmpty(promotions);
        return promotions;
    }
}
