using System.Globalization;
using Perennial.Decide;
using Perennial.Registry;
using Perennial.RollOut;
using Perennial.Terms;
using Perennial.Tests.Fakes;

namespace Perennial.Tests.Calibration;

/// <summary>Replays of the whole loop in which the challenger is no better: how often is it promoted all the same?</summary>
/// <remarks>PERENNIAL_REPLAYS says how many replays each world gets; the default keeps tests quick. The proof <c>honest</c> runs 1,000.</remarks>
public sealed class FalsePromotionTests
{
    private const double Alpha = 0.05;

    private static readonly int Replays =
        int.TryParse(Environment.GetEnvironmentVariable("PERENNIAL_REPLAYS"), NumberStyles.None, CultureInfo.InvariantCulture, out var many) ? many : 12;

    public static TheoryData<string> Worlds => ["early-positives", "daily-effects", "rows-per-entity", "entities-that-stay", "split-early-positives", "split-daily-effects", "split-rows-per-entity"];

    [Theory, MemberData(nameof(Worlds))]
    public void A_challenger_that_is_as_good_is_promoted_at_most_at_the_declared_rate(string world)
    {
        var (compared, promoted) = (0, 0);
        Parallel.For(0, Replays, new ParallelOptions { MaxDegreeOfParallelism = 2 }, seed =>
        {
            using var life = Life(world, seed, NullWorld.Answers.Champion, World(world, seed).Arrivals, NullWorld.Answers.Challenger);
            Interlocked.Add(ref promoted, Promoted(life) ? 1 : 0);
            Interlocked.Add(ref compared, life.Facts.OfType<StageEntered>().Any() ? 1 : 0);
        });
        TestContext.Current.TestOutputHelper?.WriteLine($"{{\"world\":\"{world}\",\"replays\":{Replays},\"compared\":{compared},\"promoted\":{promoted}}}");
        Assert.True(compared >= Replays / 2, $"Only {compared} of {Replays} came to a comparison in '{world}'.");

        // Beyond three standard errors above the declared rate nobody calls it chance.
        Assert.True(promoted <= (Alpha * compared) + (3 * Math.Sqrt(compared * Alpha * (1 - Alpha))), $"{promoted} of {compared} were promoted in '{world}'.");
    }

    [Fact]
    public void A_challenger_that_is_better_is_promoted()
    {
        using var life = Life("rows-per-entity", 1, [0.4, 0.4, 0.6, 0.6], new World(120, 100).Arrivals, [0.2, 0.2, 0.8, 0.8]);
        Assert.True(Promoted(life));
    }

    /// <summary>Whether a version took over from another.</summary>
    private static bool Promoted(Life life) => life.Until(26).Facts.OfType<VersionPromoted>().Any(one => one.Previous is not null);

    private static Life Life(
        string world, int seed, double[] champion, Func<int, IEnumerable<(DateTimeOffset, Perennial.Serve.Request, double?)>> arrivals, double[] challenger)
    {
        var stage = world.StartsWith("split", StringComparison.Ordinal)
            ? new StageOptions(StageKind.Split, 0.5, 200, TimeSpan.FromDays(16), WhenInconclusive.Reject)
            : new StageOptions(StageKind.Shadow, 0, 200, TimeSpan.FromDays(16), WhenInconclusive.Reject);
        var life = new Life(
            Declared.Model with
            {
                Label = new LabelDeclaration("late", TimeSpan.FromDays(1)) { AbsentMeans = world.EndsWith("early-positives", StringComparison.Ordinal) ? 0 : null },
                Quality = Declared.Model.Quality with { Margin = 0, Confidence = 1 - Alpha, Inconclusive = WhenInconclusive.Continue },
                Retrain = Declared.Model.Retrain with { Money = false },
                Rollout = [stage],
            },
            arrivals);
        (life.Trainer.Artifacts[1], life.Trainer.Artifacts[2]) = (champion, challenger);
        life.Acts[7] = new RetrainRequested($"replay {seed}");
        return life;
    }

    private static NullWorld World(string world, int seed) => world switch
    {
        "early-positives" or "split-early-positives" => new NullWorld(seed, 120) { EarlyPositives = true },
        "daily-effects" or "split-daily-effects" => new NullWorld(seed, 120) { DailyEffect = 0.2 },
        "rows-per-entity" or "split-rows-per-entity" => new NullWorld(seed, 200, 20) { EntityEffect = 0.2 },
        _ => new NullWorld(seed, 120, 6) { EntityEffect = 0.2, EntitiesStay = true },
    };
}
