using CsCheck;

namespace Perennial.Simulation.Tests;

public sealed class HindsightScheduleTests
{
    private static readonly Gen<(double[][] Loss, double Retrain)> Problems =
        Gen.Select(
            Gen.Int[1, 7].SelectMany(periods => Gen.Double[0, 10].Array[periods].Array[periods]),
            Gen.OneOf(Gen.Const(0.0), Gen.Double[0, 30]));

    [Fact]
    public void It_costs_what_the_cheapest_of_all_schedules_costs() => Problems.Sample(problem =>
    {
        var found = HindsightSchedule.Of(problem.Loss, problem.Retrain);
        Assert.Equal(Everything(problem.Loss, problem.Retrain), found.Total, 9);
    });

    [Fact]
    public void Its_total_is_what_the_schedule_it_names_costs() => Problems.Sample(problem =>
    {
        var found = HindsightSchedule.Of(problem.Loss, problem.Retrain);
        Assert.Equal(Cost(problem.Loss, problem.Retrain, found.Served), found.Total, 9);
        Assert.Equal(found.Total - (problem.Retrain * found.Retrains), found.LossMoney, 9);
    });

    [Fact]
    public void Free_retrains_that_help_are_all_taken()
    {
        double[][] loss = [[3, 3, 3], [0, 2, 2], [0, 0, 1]];
        Assert.Equal([0, 1, 2], HindsightSchedule.Of(loss, 0).Served);
    }

    [Fact]
    public void A_retrain_dearer_than_all_loss_is_never_taken()
    {
        double[][] loss = [[3, 3, 3], [0, 2, 2], [0, 0, 1]];
        var schedule = HindsightSchedule.Of(loss, 100);
        Assert.Equal([0, 0, 0], schedule.Served);
        Assert.Equal((9, 0), (schedule.Total, schedule.Retrains));
    }

    /// <summary>The cheapest of all schedules: before every period but the first, retrain or do not.</summary>
    private static double Everything(double[][] loss, double retrain) => Enumerable.Range(0, 1 << (loss.Length - 1))
        .Min(choice => Cost(loss, retrain, Served(choice, loss.Length)));

    private static List<int> Served(int choice, int periods)
    {
        var served = new List<int> { 0 };
        for (var period = 1; period < periods; period++)
        {
            served.Add((choice >> (period - 1) & 1) == 1 ? period : served[^1]);
        }

        return served;
    }

    private static double Cost(double[][] loss, double retrain, IReadOnlyList<int> served) =>
        served.Select((model, period) => loss[model][period]).Sum() + (retrain * (served.Distinct().Count() - 1));
}
