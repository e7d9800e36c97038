using Perennial.Monitor;
using Perennial.Registry;
using Perennial.Tests.Decide;

namespace Perennial.Tests.Monitor;

public sealed class ChangePointTests
{
    [Fact]
    public void A_champion_that_gets_worse_on_a_day_names_that_day() =>
        Assert.Equal(GivenCohorts.Day(30), Of(day => (day < 30 ? 0.5 : 0.6) + Wiggle(day)));

    [Fact]
    public void A_champion_that_stays_as_good_names_none() => Assert.Null(Of(day => 0.5 + Wiggle(day)));

    [Fact]
    public void Days_on_which_anybody_would_do_worse_are_no_change()
    {
        var calm = GivenEvidence.Calm();
        var hard = calm.Monitor with { Cohorts = [.. calm.Monitor.Cohorts.Select((cohort, day) => day < 30 ? cohort : Harder(cohort, 0.2))] };
        Assert.Null(ChangePoint.Of(calm.Registry, hard));
    }

    [Fact]
    public void A_few_days_say_nothing() => Assert.Null(Of(day => day < 16 ? 0.5 : 0.9, days: 18));

    [Fact]
    public void Without_a_champion_nothing_has_changed() => Assert.Null(ChangePoint.Of(RegistryState.Start, GivenEvidence.Calm().Monitor));

    private static DateOnly? Of(Func<int, double> champion, int days = 40) =>
        GivenEvidence.Calm(champion: champion, days: days) is var evidence ? ChangePoint.Of(evidence.Registry, evidence.Monitor) : null;

    private static Cohort Harder(Cohort cohort, double by) => cohort with
    {
        TrivialLoss = cohort.TrivialLoss + by,
        Versions = [.. cohort.Versions.Select(one => one with { Loss = one.Loss + by })],
    };

    private static double Wiggle(int day) => (day * 7 % 5 * 0.004) - 0.008;
}
