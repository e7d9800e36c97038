using Perennial.Log;
using Perennial.Simulation.Streams;

namespace Perennial.Simulation.Tests.Streams;

public sealed class StreamTests
{
    private const int Days = 60;
    private static readonly StreamOptions Small = new(1, new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero), Days, 200);

    public static TheoryData<SyntheticStream> All { get; } =
    [
        new ConceptStream(Small, 20, 40), new MulticlassStream(Small), new FraudStream(Small) { PositiveRatio = 0.05 }, new LenderStream(Small), new StoreStream(Small),
    ];

    [Theory, MemberData(nameof(All))]
    public void A_day_is_the_same_whichever_days_were_asked_for_before(SyntheticStream stream)
    {
        var first = stream.Day(30);
        stream.Day(3);
        Assert.Equal(first.Select(Text), stream.Day(30).Select(Text));
    }

    [Theory, MemberData(nameof(All))]
    public void Rows_are_of_their_day_in_order_and_hold_every_column(SyntheticStream stream)
    {
        var rows = stream.Day(7);
        Assert.Equal(200, rows.Count);
        Assert.Equal(rows.OrderBy(row => row.OccurredAt), rows);
        Assert.All(rows, row => Assert.Equal(Small.Start.AddDays(7).Date, row.OccurredAt.Date));
        Assert.All(rows, row => Assert.Equal(stream.Columns.Count, row.Features.Count));
        Assert.Equal(rows.Count, rows.Select(row => row.Id).Distinct().Count());
    }

    [Fact]
    public void A_concept_turns_round_and_comes_back()
    {
        var stream = new ConceptStream(Small, 20, 40);
        Assert.Equal([true, false, true], new[] { 10, 30, 50 }.Select(day => Agreeing(stream, day) > 0.5));
    }

    [Fact]
    public void Only_frauds_are_ever_known_and_within_their_time()
    {
        var rows = Rows(new FraudStream(Small) { PositiveRatio = 0.05 });
        var known = rows.Where(row => row.Label is not null).ToList();
        Assert.NotEmpty(known);
        Assert.All(known, row => Assert.Equal(1, row.Label));
        Assert.All(known, row => Assert.InRange(row.LabelAt!.Value - row.OccurredAt, TimeSpan.Zero, TimeSpan.FromDays(30)));
        Assert.All(rows.Except(known), row => Assert.Null(row.LabelAt));
    }

    [Fact]
    public void A_new_kind_of_fraud_comes_in_the_middle()
    {
        var stream = new FraudStream(Small) { PositiveRatio = 0.05 };
        Assert.True(Gifts(stream, 0) < 0.1);
        Assert.True(Gifts(stream, Days / 2) > 0.3);
    }

    [Fact]
    public void A_loan_that_was_refused_has_no_label_and_a_lucky_one_the_probability_of_its_luck()
    {
        var rows = Rows(new LenderStream(Small));
        Assert.All(rows, row => Assert.Equal(row.Label is not null, row.Features[4] is 1.0));
        Assert.Contains(rows, row => row.Label is null);
        Assert.Contains(rows, row => row.Label is not null && row.Features[5] is 0.05);
        Assert.All(rows.Where(row => row.Features[5] is not 0.05), row => Assert.Equal(1.0, row.Features[4]));
    }

    [Fact]
    public void Products_change_hands_over_night()
    {
        var stream = new MulticlassStream(Small);
        Assert.True(LampsToBilling(stream, 19) > 0.6);
        Assert.True(LampsToBilling(stream, 20) < 0.3);
    }

    [Fact]
    public void A_file_says_when_a_label_came_and_names_classes()
    {
        var fraud = Written(new FraudStream(Small) { PositiveRatio = 0.05 });
        Assert.Equal("time,id,entity,amount,hour,abroad,card_days,merchant,fraud,_label_at", fraud[0]);
        Assert.Contains(fraud, line => line.Contains(",1,2020-", StringComparison.Ordinal));
        Assert.Contains(Written(new MulticlassStream(Small)), line => line.EndsWith(",technical,", StringComparison.Ordinal));
    }

    private static string[] Written(SyntheticStream stream)
    {
        using var writer = new StringWriter();
        StreamFile.Write(stream, writer);
        return writer.ToString().Split('\n');
    }

    private static List<HistoryRow> Rows(SyntheticStream stream) => [.. Enumerable.Range(0, Days).SelectMany(stream.Day)];

    private static double Agreeing(SyntheticStream stream, int day) => stream.Day(day).Average(row => (double)row.Features[0]! > 0.5 == row.Label > 0.5 ? 1 : 0.0);

    private static double Gifts(SyntheticStream stream, int from) =>
        Enumerable.Range(from, Days / 2).SelectMany(stream.Day).Where(row => row.Label == 1).Average(row => row.Features[4] is "gifts" ? 1 : 0.0);

    private static double LampsToBilling(SyntheticStream stream, int day) =>
        stream.Day(day).Where(row => row.Features[0] is "lamp").Average(row => row.Label == 0 ? 1 : 0.0);

    private static string Text(HistoryRow row) => $"{row.Id} {row.OccurredAt:O} {row.Entity} {row.Label} {row.LabelAt:O} {string.Join(' ', row.Features)}";
}
