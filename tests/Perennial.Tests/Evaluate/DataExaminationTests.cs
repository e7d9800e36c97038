using Perennial.Evaluate;
using Perennial.Log;
using Perennial.Registry;
using Perennial.Terms;
using Perennial.Tests.Fakes;
using Perennial.Tests.Monitor;

namespace Perennial.Tests.Evaluate;

public sealed class DataExaminationTests
{
    private const int Rows = 1_000;
    private const int Days = 10;
    private static readonly ModelDeclaration Model = GivenModel.Flights;

    [Fact]
    public void Rows_like_those_of_the_champion_are_sound() => Assert.Empty(Findings());

    [Fact]
    public void Nothing_is_expected_of_the_first_rows_but_what_a_person_says()
    {
        Assert.Empty(Findings(before: null, minute: row => 1e6 + Uniform(row, 1), carrier: _ => "ZZ"));
        Assert.Equal(
            [DataCheck.Range, DataCheck.Categories],
            Findings(before: null, minute: row => 1e6 + Uniform(row, 1), carrier: _ => "ZZ", data: Expecting(
                new("minute") { Min = 0, Max = 1_440 }, new("carrier") { Categories = ["AA", "BB"] })).Select(one => one.Refuses ? one.Check : DataCheck.Type));
    }

    [Theory]
    [InlineData(0.02, false)]
    [InlineData(0.08, true)]
    public void Values_that_go_missing_beyond_a_tolerance_are_told(double ratio, bool told) => Told(
        DataCheck.Missing, told, Findings(minute: row => Uniform(row, 7) < ratio ? double.NaN : Minute(row)));

    [Theory]
    [InlineData(0.02, false)]
    [InlineData(0.08, true)]
    public void Values_far_out_of_range_beyond_a_tolerance_are_told(double ratio, bool told) => Told(
        DataCheck.Range, told, Findings(minute: row => Uniform(row, 7) < ratio ? 5_000 : Minute(row)));

    [Fact]
    public void A_value_a_little_beyond_what_was_seen_is_within_the_margin() => Assert.Empty(Findings(minute: row => 1.5 * Minute(row)));

    [Theory]
    [InlineData(0.02, false)]
    [InlineData(0.08, true)]
    public void New_categories_beyond_a_tolerance_are_told(double ratio, bool told) => Told(
        DataCheck.Categories, told, Findings(carrier: row => Uniform(row, 7) < ratio ? "ZZ" : Carrier(row)));

    [Fact]
    public void What_a_person_declares_refuses_and_what_he_allows_is_not_looked_at()
    {
        static double Holed(int row) => Uniform(row, 7) < 0.08 ? double.NaN : Minute(row);
        Assert.True(Assert.Single(Findings(minute: Holed, data: Expecting(new ExpectOptions("minute") { Missing = 0.05 }))).Refuses);
        Assert.Empty(Findings(minute: Holed, data: Expecting(new ExpectOptions("minute") { Missing = 0.1 })));
        Assert.Empty(Findings(minute: Holed, data: Expecting(new ExpectOptions("minute") { Allow = [DataCheck.Missing] })));
        Assert.True(Assert.Single(Findings(minute: Holed, data: new() { Refuse = [DataCheck.Missing] })).Refuses);
        Assert.False(Assert.Single(Findings(minute: Holed, data: Expecting(new ExpectOptions("minute") { Missing = 0.05 }) with { Tell = [DataCheck.Missing] })).Refuses);
    }

    [Fact]
    public void A_number_that_only_says_when_is_told_and_one_that_drifts_with_the_season_is_not()
    {
        Told(DataCheck.TimeIndex, true, Findings(minute: row => row, data: Expecting(new ExpectOptions("minute") { Allow = [DataCheck.Range] })));
        Assert.DoesNotContain(Findings(minute: row => row + (200 * Uniform(row, 3))), one => one.Check == DataCheck.TimeIndex);
    }

    [Fact]
    public void A_date_in_words_that_lies_ahead_is_of_the_future_and_the_days_own_is_not()
    {
        Assert.Contains(Findings(carrier: row => At(row).AddDays(2).ToString("O")[..10]), one => one is { Check: DataCheck.Future, Refuses: true });
        Assert.DoesNotContain(Findings(carrier: row => At(row).ToString("O")[..10]), one => one.Check == DataCheck.Future);
    }

    [Fact]
    public void A_slow_drift_of_scale_is_no_change_of_unit() =>
        Assert.DoesNotContain(Findings(minute: row => Minute(row) * (1 + (10.0 * row / Rows))), one => one.Check == DataCheck.Unit);

    [Theory]
    [InlineData(0.05, false)]
    [InlineData(0.3, true)]
    public void Labels_that_shift_far_and_beyond_chance_are_told(double shift, bool told) => Told(
        DataCheck.LabelShift, told, Findings(label: row => Uniform(row, 2) < 0.3 + shift ? 1 : 0));

    [Fact]
    public void Rows_twice_a_day_and_stale_ones_are_told_and_refused_where_declared()
    {
        Told(DataCheck.Volume, true, Findings(rowsPerDay: 30));
        Told(DataCheck.Freshness, true, Findings(sealedAfterDays: 20));
        Assert.True(Assert.Single(Findings(sealedAfterDays: 5, data: new() { Freshness = TimeSpan.FromDays(1) })).Refuses);
        Assert.Empty(Findings(rowsPerDay: 30, data: new() { Volume = 10 }));
    }

    [Fact]
    public void Rows_to_judge_by_that_were_trained_on_are_told()
    {
        Told(DataCheck.Duplicates, true, Findings(judged: 0));
        Assert.Empty(Findings(judged: 0, data: new() { Duplicates = 1 }));
    }

    [Fact]
    public void Values_of_another_type_are_told()
    {
        var log = LogState.Start with { Before = World.Day(Days + 1), Segments = [new Segment(RowKind.Prediction, Digest.None, Perennial.Terms.Days.Of(World.Start), 1, 10, 10, World.Start, World.Day(1), 10)] };
        Assert.Equal(DataCheck.Type, Assert.Single(Findings(log: log)).Check);
    }

    [Fact]
    public void What_rows_teach_reads_back_as_it_was_written_and_leaves_the_entities_out()
    {
        var model = Model with { Columns = Model.Columns with { Entity = "carrier" } };
        var learnt = DataExamination.Of(model, Window(0, Minute, Carrier, Label), Background(null, Window(5_000, Minute, Carrier, Label), null)).Expectations;
        Assert.Equal(CanonicalJson.Write(learnt), CanonicalJson.Write(CanonicalJson.Read<Expectations>(CanonicalJson.Write(learnt))));
        Assert.Null(learnt.Find("carrier")!.Categories);
        Assert.InRange(learnt.Find("minute")!.High!.Value, 1_440, 3_000);
        Assert.Equal(Rows / Days, learnt.RowsPerDay);
    }

    private static void Told(DataCheck check, bool told, IReadOnlyList<Finding> findings)
    {
        if (!told)
        {
            Assert.DoesNotContain(findings, one => one.Check == check);
            return;
        }

        var finding = Assert.Single(findings, one => one.Check == check);
        Assert.False(finding.Refuses);
        Assert.NotEmpty(finding.Remedy);
    }

    private static DataGateOptions Expecting(params ExpectOptions[] expected) => new() { Expect = expected };

    private static IReadOnlyList<Finding> Findings(
        Func<int, double>? minute = null, Func<int, string?>? carrier = null, Func<int, double>? label = null, DataGateOptions? data = null,
        int rowsPerDay = Rows / Days, int judged = 5_000, int sealedAfterDays = 1, LogState? log = null)
    {
        var before = DataExamination.Of(Model, Window(10_000, Minute, Carrier, Label), Background(null, Window(5_000, Minute, Carrier, Label), null)).Expectations;
        return Findings(before, minute, carrier, label, data, rowsPerDay, judged, sealedAfterDays, log);
    }

    private static IReadOnlyList<Finding> Findings(
        Expectations? before, Func<int, double>? minute = null, Func<int, string?>? carrier = null, Func<int, double>? label = null, DataGateOptions? data = null,
        int rowsPerDay = Rows / Days, int judged = 5_000, int sealedAfterDays = 1, LogState? log = null)
    {
        var window = Window(0, minute ?? Minute, carrier ?? Carrier, label ?? Label, rowsPerDay);
        var other = Window(judged, minute ?? Minute, carrier ?? Carrier, label ?? Label, rowsPerDay);
        log ??= LogState.Start with { Before = World.Day(Days + sealedAfterDays) };
        return DataExamination.Of(Model with { Data = data }, window, Background(before, other, log)).Findings;
    }

    private static DataBackground Background(Expectations? before, GivenWindow judged, LogState? log) => new(
        log ?? LogState.Start with { Before = World.Day(Days) }, World.Start, World.Day(Days), before, World.Start, judged);

    private static GivenWindow Window(int first, Func<int, double> minute, Func<int, string?> carrier, Func<int, double> label, int rowsPerDay = Rows / Days)
    {
        int[] rows = [.. Enumerable.Range(first, rowsPerDay * Days)];
        return new GivenWindow(
            Model.Features,
            rows.Length,
            new()
            {
                [WindowColumns.Label] = Array.ConvertAll(rows, row => label(row)),
                [WindowColumns.Occurred] = Array.ConvertAll(rows, row => World.Start.ToUnixTimeSeconds() + (86_400.0 * (row - first) / rowsPerDay)),
                ["minute"] = Array.ConvertAll(rows, row => minute(row)),
            },
            new() { ["carrier"] = Array.ConvertAll(rows, row => carrier(row)), [WindowColumns.Entity] = new string?[rows.Length] });
    }

    private static DateTimeOffset At(int row) => World.Start.AddDays(row % 5_000 / (Rows / (double)Days));

    private static double Minute(int row) => Math.Floor(1_440 * 1_000 * Uniform(row, 1)) / 1_000;

    private static string Carrier(int row) => Uniform(row, 4) < 0.5 ? "AA" : "BB";

    private static double Label(int row) => Uniform(row, 2) < 0.3 ? 1 : 0;

    /// <summary>From 0 to 1, by row and what it is for.</summary>
    private static double Uniform(int row, int what) => Perennial.Serve.Assignment.Of("examined", what, row.ToString(System.Globalization.CultureInfo.InvariantCulture));
}
