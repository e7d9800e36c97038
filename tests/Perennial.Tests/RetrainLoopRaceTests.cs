using CsCheck;
using Perennial.Registry;
using Perennial.Tests.Fakes;

namespace Perennial.Tests;

/// <summary>Two drivers of one model: the expected version is the fence.</summary>
public sealed class RetrainLoopRaceTests
{
    [Fact]
    public void Who_appends_second_loses_the_turn_and_nothing_of_it_counts()
    {
        using var life = Lives.Whole().Until(3);
        life.Ingest(3);
        var other = new LifeProcess(life);
        life.Journal.Meanwhile = () => other.Turn(World.Day(4));
        Assert.Throws<StreamMovedException>(() => life.Process.Turn(World.Day(4)));
        using var single = Lives.Whole().Until(3);
        single.Ingest(3);
        single.Process.Turn(World.Day(4));
        Assert.Equal(single.Standing, life.Standing);
    }

    [Fact]
    public void Two_drivers_in_any_interleaving_write_the_journal_of_one()
    {
        using var single = Lives.Whole().Until(LastDay);
        Gen.Bool.Array[64].Sample(
            swaps =>
            {
                using var life = Lives.Whole();
                var place = 0;
                var moved = 0;
                for (var day = 0; day < LastDay; day++)
                {
                    moved += Race(life, day, () => swaps[place++ % swaps.Length]);
                }

                Assert.Equal(single.Standing, life.Standing);
                Assert.True(moved > 0 || !swaps.Take(LastDay).Any(swap => swap));
            },
            iter: 12,
            seed: "0000KOIr30K3");
    }

    private const int LastDay = 8;

    /// <summary>Lives a day with two processes; where <paramref name="interrupts"/> says so, the other one turns in the middle of a turn.</summary>
    private static int Race(Life life, int day, Func<bool> interrupts)
    {
        if (day == 0)
        {
            life.Process.States.Act(life.Model.Model, World.Start, Turn.Driver, _ => [new ModelDeclared(life.Model)]);
        }

        life.Ingest(day);
        var now = World.Day(day + 1);
        var moved = Turns(life, now, interrupts);
        if (life.Acts.GetValueOrDefault(day) is { } act)
        {
            life.Process.States.Act(life.Model.Model, now, "ann", _ => [act]);
            life.Rest(now);
        }

        return moved;
    }

    private static int Turns(Life life, DateTimeOffset now, Func<bool> interrupts)
    {
        var moved = 0;
        LifeProcess[] drivers = [life.Process, new LifeProcess(life)];
        for (var outcome = TurnOutcome.Again; outcome != TurnOutcome.Rest;)
        {
            var (one, other) = interrupts() ? (drivers[0], drivers[1]) : (drivers[1], drivers[0]);
            life.Journal.Meanwhile = interrupts() ? () => other.Turn(now) : null;
            try
            {
                outcome = one.Turn(now);
            }
            catch (StreamMovedException)
            {
                moved++;
                outcome = TurnOutcome.Again;
            }

            life.Journal.Meanwhile = null;
            if (outcome == TurnOutcome.Training)
            {
                life.Trainer.WaitAsync(life.Model.Model, life.State.Train.Active!.Number, CancellationToken.None).GetAwaiter().GetResult();
            }
        }

        return moved;
    }
}
