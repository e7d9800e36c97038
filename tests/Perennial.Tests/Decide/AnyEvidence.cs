using Perennial.Decide;
using Perennial.Monitor;
using Perennial.Registry;
using Perennial.Terms;
using Perennial.Tests.Monitor;

namespace Perennial.Tests.Decide;

/// <summary>Evidence of every kind, by seed.</summary>
internal static class AnyEvidence
{
    public static Evidence Of(int seed)
    {
        var random = new Random(seed);
        bool Maybe(double probability = 0.5) => random.NextDouble() < probability;
        var days = random.Next(0, 60);
        var evidence = Maybe(0.2) ? GivenEvidence.Empty(days) : Reigned(random, days);
        evidence = evidence.Declared(model => model with
        {
            Mode = Maybe(0.8) ? Mode.Act : Maybe() ? Mode.Watch : Mode.Advise,
            Retrain = Options(random),
            Train = model.Train with { Sliding = Maybe(0.2) ? TimeSpan.FromDays(14) : null, MinimumRows = Maybe(0.9) ? 1_000 : 50_000 },
        });
        return evidence with
        {
            Busy = Maybe(0.1) ? "version 2 is in its shadow stage" : null,
            Now = GivenCohorts.At(Math.Max(days, 1) + 1 + random.NextDouble()),
            Registry = evidence.Registry with { Frozen = Maybe(0.1) },
            State = State(random, evidence.State, days),
            Monitor = Maybe(0.2) ? evidence.Monitor : evidence.Monitor with { Signals = Signals(random) },
        };
    }

    private static Evidence Reigned(Random random, int days)
    {
        var (jump, height) = (random.Next(15, 60), random.NextDouble() * 0.2);
        var evidence = GivenEvidence.Calm(
            null, days, day => 0.5 + (0.01 * Noise.Normal(random)) + (day < jump ? 0 : height), _ => 0.5 + (0.01 * Noise.Normal(random)));
        if (random.Next(4) == 0)
        {
            return evidence with { Registry = evidence.Registry with { Versions = evidence.Registry.Versions.RemoveAt(1) } };
        }

        // A third of the rest went from version 2 to version 1.
        return random.Next(3) > 0 ? evidence : evidence with
        {
            Registry = evidence.Registry with { Reigns = evidence.Registry.Reigns.Insert(0, new Reign(2, GivenCohorts.At(14.5), "first")) },
        };
    }

    private static RetrainOptions Options(Random random)
    {
        var drawn = Alone(random);
        return drawn with
        {
            All = drawn is { Schedule: not null, Rows: not null } && random.Next(2) == 0 ? [TriggerKind.Schedule, TriggerKind.Rows] : null,
            Not = random.Next(8) == 0 ? [SignalKind.Performance] : null,
        };
    }

    private static RetrainOptions Alone(Random random) => new()
    {
        Money = random.Next(2) == 0,
        Schedule = random.Next(2) == 0 ? "0 4 * * 1" : null,
        DriftFalseAlarmEvery = random.Next(2) == 0 ? TimeSpan.FromDays(90) : null,
        PerformanceDrop = random.Next(2) == 0 ? 0.02 : null,
        Rows = random.Next(2) == 0 ? 20_000 : null,
        BudgetLimit = random.Next(4) == 0 ? 40 : null,
    };

    private static DecideState State(Random random, DecideState state, int days) => state with
    {
        ConsumedThrough = random.Next(2) == 0 ? state.ConsumedThrough : GivenCohorts.Day(random.Next(0, days + 1)),
        Request = random.Next(10) == 0 ? "new labels" : null,
        Retrains = random.Next(3) switch
        {
            0 => [],
            1 => state.Retrains,
            _ => state.Retrains.Add(GivenEvidence.Spent(random.Next(16, 70), Trigger.Rows)),
        },
    };

    private static SignalsObserved Signals(Random random) => new(
        [GivenEvidence.Drift((SignalState)random.Next(3))], [], new PerformanceSignal(random.NextDouble() * 0.05, 0, 0.1, 7_000, (SignalState)random.Next(3)));
}
