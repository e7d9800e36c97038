using Perennial.Monitor;

namespace Perennial.Tests.Monitor;

public sealed class SkillHistoryTests
{
    [Theory]
    [InlineData(6, false, false)]
    [InlineData(7, true, false)]
    [InlineData(8, true, true)]
    public void Fresh_is_the_first_period_and_now_begins_after_it(int days, bool fresh, bool now)
    {
        var history = Of(days, _ => 0.5);
        Assert.Equal((fresh, now), (history.Fresh is not null, history.Now is not null));
    }

    [Fact]
    public void Now_is_the_newest_period_and_never_a_fresh_day()
    {
        static double Later(int day) => day < 7 ? 0.5 : 0.5 + (0.01 * day);
        Assert.Equal(-0.1, Of(20, Later).Fresh!.Mean, 1e-9);
        Assert.Equal(-0.1 + 0.075, Of(9, Later).Now!.Mean, 1e-9);
        Assert.Equal(-0.1 + 0.16, Of(20, Later).Now!.Mean, 1e-9);
    }

    [Fact]
    public void The_days_hardness_is_taken_out()
    {
        var hard = GivenCohorts.Of(0, (1, 0.9)) with { TrivialLoss = 1.0 };
        Assert.Equal(-0.1, Assert.Single(SkillHistory.Of(GivenCohorts.State([hard]), 1).Days).Excess, 1e-9);
    }

    [Fact]
    public void Days_without_labels_and_days_without_a_score_say_nothing() => Assert.Empty(SkillHistory.Of(
        GivenCohorts.State([GivenCohorts.Of(0, (2, 0.5)), GivenCohorts.Of(1, (1, 0.5)) with { Labelled = 0 }]), 1).Days);

    [Fact]
    public void A_level_weighs_days_by_rows_and_errs_by_day()
    {
        var level = SkillLevel.Of([new SkillDay(GivenCohorts.Day(0), 100, 0.1), new SkillDay(GivenCohorts.Day(1), 300, 0.3)]);
        Assert.Equal((0.25, 400L, 2L), (Math.Round(level.Mean, 9), level.Rows, level.Days));
        Assert.True(double.IsInfinity(SkillLevel.Of([new SkillDay(GivenCohorts.Day(0), 100, 0.1)]).StandardError));
    }

    private static SkillHistory Of(int days, Func<int, double> loss) =>
        SkillHistory.Of(GivenCohorts.State(Enumerable.Range(0, days).Select(day => GivenCohorts.Of(day, (1, loss(day))))), 1);
}
