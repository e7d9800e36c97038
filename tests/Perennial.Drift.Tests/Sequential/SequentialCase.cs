using System.Text.Json;
using Perennial.Drift.Sequential;

namespace Perennial.Drift.Tests.Sequential;

/// <summary>What the laws need to know of one sequential procedure.</summary>
public abstract record SequentialCase(Type Procedure)
{
    /// <summary>Evidence after every cohort of a seeded stream; with restoring, each state goes through text and a new procedure.</summary>
    public abstract IReadOnlyList<object> Evidence(int seed, bool restoring);

    /// <summary>Feeds a cohort holding the number; null where cohorts hold only whole numbers.</summary>
    public abstract Action<double>? Feed { get; }
}

public sealed record SequentialCase<TState, TCohort, TEvidence>(
    Func<ISequentialProcedure<TState, TCohort, TEvidence>> Make,
    Func<Random, TCohort> Draw,
    Func<double, TCohort>? Holding = null) : SequentialCase(Make().GetType())
    where TEvidence : notnull
{
    private const int Cohorts = 40;

    public override Action<double>? Feed => Holding is null ? null : number => Make().Update(Make().Start, Holding(number));

    public override IReadOnlyList<object> Evidence(int seed, bool restoring)
    {
        var (random, procedure) = (new Random(seed), Make());
        var state = procedure.Start;
        var evidence = new List<object>();
        for (var cohort = 0; cohort < Cohorts; cohort++)
        {
            if (restoring)
            {
                (procedure, state) = (Make(), Reread(state));
            }

            state = procedure.Update(state, Draw(random));
            evidence.Add(procedure.Judge(state));
        }

        return evidence;
    }

    private static TState Reread(TState state)
    {
        var read = JsonSerializer.Deserialize<TState>(JsonSerializer.Serialize(state))!;
        Assert.Equal(state, read);
        return read;
    }
}
