using Perennial.Log;
using Perennial.Monitor;

namespace Perennial.Tests.Monitor;

public sealed class DriftMonitorTests(ITestOutputHelper output)
{
    private static readonly Reference Against = Reference(new Random(77));

    [Fact]
    public void A_number_that_has_moved_is_found_and_no_other_column()
    {
        var signals = Observe(new Random(1), minute: 0.5);
        Assert.Equal(["minute"], Alarms(signals));
        Assert.InRange(signals[0].StabilityIndex, 0.1, 1);
    }

    [Fact]
    public void A_changed_mix_of_categories_is_found_and_no_other_column() => Assert.Equal(["carrier"], Alarms(Observe(new Random(2), first: 0.75)));

    [Fact]
    public void A_category_that_was_never_seen_is_found()
    {
        var window = Window(new Random(3), 2_000, 0, 0.5, 0);
        Array.Fill(window.Words["carrier"], "ZZ", 0, 400);
        Assert.Equal(["carrier"], Alarms(DriftMonitor.Observe(GivenModel.Flights, Against, window)));
    }

    [Fact]
    public void Scores_that_have_moved_are_found_among_the_champions_own_only()
    {
        Assert.Equal(["score"], Alarms(Observe(new Random(4), score: 0.5)));
        var others = Window(new Random(4), 2_000, 0, 0.5, 0.5);
        Array.Fill(others.Given[WindowColumns.Version], 2);
        Assert.Equal(SignalState.NotEnoughEvidence, DriftMonitor.Observe(GivenModel.Flights, Against, others)[^1].State);
    }

    [Fact]
    public void A_movement_too_small_to_matter_is_quiet_however_sure()
    {
        var minute = Observe(new Random(5), minute: 0.12, rows: 20_000)[0];
        Assert.Equal(SignalState.Quiet, minute.State);
        Assert.InRange(minute.AdjustedPValue, 0, 0.001);
    }

    [Theory]
    [InlineData(199, SignalState.NotEnoughEvidence)]
    [InlineData(200, SignalState.Alarm)]
    public void Few_rows_say_nothing(int rows, SignalState says) => Assert.Equal(says, Observe(new Random(6), minute: 3, rows: rows)[0].State);

    [Fact]
    public void All_columns_of_a_look_are_read_together()
    {
        var signals = Observe(new Random(7));
        Assert.Equal(3, signals.Count);
        var smallest = signals.MinBy(signal => signal.PValue)!;
        Assert.Equal(Math.Min(1, 3 * smallest.PValue), smallest.AdjustedPValue, 1e-12);
        Assert.All(signals, signal => Assert.InRange(signal.AdjustedPValue, signal.PValue, 1));
    }

    [Theory]
    [InlineData(250, 300)]
    [InlineData(1_000, 100)]
    public void The_same_distribution_alarms_no_more_often_than_declared(int rows, int looks)
    {
        var random = new Random(8);
        var budget = GivenModel.Flights with { Retrain = new() { DriftFalseAlarmEvery = TimeSpan.FromDays(20) } };
        var seen = Enumerable.Range(0, looks).Select(_ => DriftMonitor.Observe(budget, Reference(random), Window(random, rows, 0, 0.5, 0))).ToList();
        var (sure, alarms) = (seen.Count(look => look.Any(signal => signal.AdjustedPValue < 0.05)), seen.Count(look => Alarms(look).Length > 0));
        output.WriteLine($"{rows} rows: {sure} of {looks} looks are under one in twenty over all columns, {alarms} alarm");
        Assert.InRange(sure, 0, Noise.Most(0.05, looks));
        Assert.InRange(alarms, 0, sure);
    }

    private static string[] Alarms(IReadOnlyList<DriftSignal> signals) =>
        [.. signals.Where(signal => signal.State == SignalState.Alarm).Select(signal => signal.Column)];

    private static IReadOnlyList<DriftSignal> Observe(Random random, double minute = 0, double first = 0.5, double score = 0, int rows = 2_000) =>
        DriftMonitor.Observe(GivenModel.Flights, Against, Window(random, rows, minute, first, score));

    private static Reference Reference(Random random)
    {
        var window = Window(random, 3_000, 0, 0.5, 0);
        return new Reference(
            1, [ReferenceColumn.Of(window.Given["minute"]), ReferenceColumn.Of(window.Words["carrier"])], ReferenceColumn.Of(window.Given[WindowColumns.Score]), 1_000) { Signature = GivenModel.Flights.Features };
    }

    private static GivenWindow Window(Random random, int rows, double minute, double first, double score) => new(
        GivenModel.Flights.Features,
        rows,
        new()
        {
            ["minute"] = Noise.Normals(random, rows, minute),
            [WindowColumns.Score] = Noise.Normals(random, rows, score),
            [WindowColumns.Version] = [.. Enumerable.Repeat(1.0, rows)],
        },
        new() { ["carrier"] = [.. Enumerable.Range(0, rows).Select(_ => random.NextDouble() < first ? "AA" : random.NextDouble() < 0.5 ? "BB" : "CC")] });
}
