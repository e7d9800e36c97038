using Perennial.Registry;
using Perennial.Terms;
using Perennial.Tests.Fakes;
using Perennial.Train;

namespace Perennial.Tests.Train;

/// <summary>Runs whose versions a training system elsewhere makes.</summary>
public sealed class HandedInTests
{
    private static readonly double[] Good = [0.2, 0.2, 0.8, 0.8];

    [Fact]
    public void A_run_stands_until_its_version_is_handed_in_and_that_is_judged_as_any_other()
    {
        using var life = Begun(TimeSpan.FromDays(30), out var day);
        Assert.Empty(life.Facts.OfType<VersionRegistered>());
        Assert.All(life.Trainer.Begun, job => Assert.Equal((1, 0, Trainers.External), (job.Run, job.Trial, job.Trainer)));
        var artifact = RatePredictorSource.Put(life.Blobs, Good);
        life.Acts[day] = new VersionHandedIn(1) { Artifact = artifact };
        life.Until(day + 3);

        Assert.Equal(artifact, life.State.Registry.Version(1).Artifact);
        Assert.Equal((Trainers.External, 1), (life.State.Registry.Version(1).Trainer, life.State.Registry.Champion));
        Assert.Equal(RunOutcome.Passed, life.Facts.OfType<RunEnded>().First().Outcome);
        Assert.DoesNotContain(life.Facts.OfType<RunStarted>(), run => run.Trigger == Perennial.Decide.Trigger.Twin);
        Assert.Empty(DecisionAudit.Check(Declared.Model.Model, life.History).Faults);
    }

    [Fact]
    public void What_was_given_up_elsewhere_ends_the_run_with_the_reason()
    {
        using var life = Begun(TimeSpan.FromDays(30), out var day);
        life.Acts[day] = new VersionHandedIn(1) { Failure = "no machine was free" };
        life.Until(day + 2);
        Assert.Equal((RunOutcome.Failed, "no machine was free"), (life.Facts.OfType<RunEnded>().First().Outcome, life.Facts.OfType<RunEnded>().First().Because));
    }

    [Fact]
    public void A_run_that_nobody_hands_a_version_in_for_fails_when_its_time_is_over()
    {
        using var life = Begun(TimeSpan.FromDays(2), out var day);
        life.Until(day + 4);
        Assert.StartsWith("Nobody handed in the version of run 1 within 2.00:00:00.", life.Facts.OfType<RunEnded>().First().Because, StringComparison.Ordinal);
        Assert.Empty(life.Facts.OfType<VersionRegistered>());
    }

    [Fact]
    public void Only_the_run_that_waits_takes_a_version_and_only_one()
    {
        using var life = Begun(TimeSpan.FromDays(30), out var day);
        var (one, other) = (new VersionHandedIn(1) { Artifact = Digest.Of([1]) }, new VersionHandedIn(1) { Artifact = Digest.Of([2]) });
        Assert.Equal([one], Intervention.HandIn(life.State, one));
        var after = life.State.With(one, World.Day(day));
        Assert.Empty(Intervention.HandIn(after, one));
        Assert.Contains("was handed in already", Refused(after, other), StringComparison.Ordinal);
        Assert.Equal("There is no run 9. Run 1 goes on.", Refused(life.State, new VersionHandedIn(9)));
        var here = life.State with { Registry = life.State.Registry with { Declaration = Declared.Model } };
        Assert.Contains("not elsewhere. To bring a version that nobody asked for: perennial register", Refused(here, one), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_handed_in_for_a_run_that_is_over()
    {
        using var life = Begun(TimeSpan.FromDays(2), out var day);
        life.Until(day + 4);
        Assert.StartsWith("Nothing can be handed in for run 1: run 1 is over (Nobody handed in", Refused(life.State, new VersionHandedIn(1)), StringComparison.Ordinal);
    }

    private static string Refused(ModelState state, VersionHandedIn handed) => Assert.Throws<FaultException>(() => Intervention.HandIn(state, handed)).Message;

    /// <summary>A life whose first run waits, and the first day that is still to come.</summary>
    private static Life Begun(TimeSpan timeLimit, out int day)
    {
        var life = new Life(Declared.Model with { Train = Declared.Model.Train with { Trainer = Trainers.External, TimeLimit = timeLimit } }, new World(60, 99));
        for (day = 1; life.State.Train.Active is null && day < 30; day++)
        {
            life.Until(day);
        }

        Assert.Equal(RunStep.Train, life.State.Train.Active?.Step);
        return life;
    }
}
