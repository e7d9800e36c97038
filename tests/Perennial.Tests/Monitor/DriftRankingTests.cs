using Perennial.Monitor;
using Perennial.Registry;
using Perennial.Terms;
using FactAttribute = Xunit.FactAttribute;

namespace Perennial.Tests.Monitor;

/// <summary>Columns moved back, and ranked by what that does to answers.</summary>
public sealed class DriftRankingTests
{
    private const int Rows = 4_000;
    private static readonly FeatureDeclaration[] Signature = [new("trifle", FeatureType.Numeric), new("matters", FeatureType.Numeric), new("carrier", FeatureType.Categorical)];

    [Fact]
    public void What_matters_comes_first_though_another_moved_further()
    {
        var ranked = Ranked(trifle: 2, matters: 0.7, signals: [1.9, 0.5]);
        Assert.Equal(["matters", "trifle"], DriftRanking.Ranked(ranked.Where(one => one.Importance is not null)).Select(one => one.Column));
        Assert.Equal([(2, false), (1, true)], ranked.Take(2).Select(one => (one.Importance!.Rank, one.Importance.Matters == true)));

        // The answer is the number itself: moved back by 0.7, of a spread of 0.8 deviations.
        Assert.Equal(0.7, ranked[1].Importance!.ScoreChange!.Value, 0.1);
        Assert.InRange(ranked[0].Importance!.ScoreRatio!.Value, 0, 0.05);
        Assert.Equal((500, null), (ranked[1].Importance!.Rows, ranked[1].Importance!.LossChange));
        Assert.All(ranked.Skip(2), one => Assert.Null(one.Importance));
    }

    [Fact]
    public void Without_an_answer_columns_stand_by_how_far_they_moved_and_nothing_is_said_of_what_matters()
    {
        var ranked = Ranked(trifle: 2, matters: 0.7, signals: [1.9, 0.5], answers: false);
        Assert.Equal([(1, null), (2, null)], ranked.Take(2).Select(one => (one.Importance!.Rank, one.Importance.Matters)));
        Assert.All(ranked.Take(2), one => Assert.Null(one.Importance!.ScoreChange));
    }

    [Fact]
    public void The_same_rows_give_the_same_ranking_to_the_last_bit() => Assert.Equal(
        CanonicalJson.Write(Ranked(2, 0.7, [1.9, 0.5])), CanonicalJson.Write(Ranked(2, 0.7, [1.9, 0.5])));

    [Fact]
    public void Numbers_moved_back_lie_as_the_reference_did()
    {
        var random = new Random(3);
        var (before, now) = (Noise.Normals(random, Rows), Noise.Normals(random, Rows, 1, 2));
        int[] rows = [.. Enumerable.Range(0, Rows)];
        var back = (double[])ColumnTransport.Back(ReferenceColumn.Of(before), now, rows, 1);
        Assert.Equal(before.Average(), back.Average(), 0.01);
        Assert.Equal([.. rows.OrderBy(row => now[row])], rows.OrderBy(row => back[row]).ThenBy(row => now[row]).ToArray());

        // A column that has not moved stays where it is.
        var still = (double[])ColumnTransport.Back(ReferenceColumn.Of(before), before, rows, 1);
        Assert.InRange(still.Zip(before, (one, other) => Math.Abs(one - other)).Average(), 0, 1e-3);
    }

    [Fact]
    public void Only_the_surplus_of_a_category_goes_back()
    {
        string?[] before = [.. Texts(500, 400, 100)], now = [.. Texts(800, 100, 100)];
        int[] rows = [.. Enumerable.Range(0, 1_000)];
        var back = (string?[])ColumnTransport.Back(ReferenceColumn.Of(before), now, rows, 1);
        Assert.InRange(back.Count(text => text == "AA"), 450, 550);
        Assert.All(rows.Where(row => now[row] != "AA"), row => Assert.Equal(now[row], back[row]));
        Assert.Equal(before, ColumnTransport.Back(ReferenceColumn.Of(before), before, rows, 1));
    }

    [Fact]
    public void Values_that_went_missing_come_back_and_values_that_came_go()
    {
        double[] half = [.. Enumerable.Range(0, 1_000).Select(row => row % 2 == 0 ? double.NaN : row)], all = [.. Enumerable.Range(0, 1_000).Select(row => (double)row)];
        int[] rows = [.. Enumerable.Range(0, 1_000)];
        Assert.DoesNotContain(double.NaN, (double[])ColumnTransport.Back(ReferenceColumn.Of(all), half, rows, 1));
        Assert.InRange(((double[])ColumnTransport.Back(ReferenceColumn.Of(half), all, rows, 1)).Count(double.IsNaN), 430, 570);
        Assert.All((double[])ColumnTransport.Back(ReferenceColumn.Of([double.NaN]), all, rows, 1), value => Assert.Equal(double.NaN, value));
    }

    private static IReadOnlyList<DriftSignal> Ranked(double trifle, double matters, double[] signals, bool answers = true)
    {
        var random = new Random(7);
        var reference = Table(random, 0, 0);
        return DriftRanking.Of(
            [Signal("trifle", signals[0], SignalState.Alarm), Signal("matters", signals[1], SignalState.Alarm), Signal("carrier", 0, SignalState.Quiet), Signal("score", 0.3, SignalState.Alarm)],
            new Reference(1, [ReferenceColumn.Of(reference.Numbers(0)), ReferenceColumn.Of(reference.Numbers(1)), ReferenceColumn.Of(reference.Texts(2))], ReferenceColumn.Of(reference.Numbers(1)), 1) { Signature = Signature },
            Table(random, trifle, matters),
            answers ? table => [.. table.Numbers(1).Zip(table.Numbers(0), (one, other) => one + (0.01 * other))] : null,
            null,
            TaskKind.Regression);
    }

    private static FeatureTable Table(Random random, double trifle, double matters) =>
        new(Rows, [Noise.Normals(random, Rows, trifle), Noise.Normals(random, Rows, matters), Enumerable.Repeat("AA", Rows).ToArray()]) { Features = Signature };

    private static DriftSignal Signal(string column, double index, SignalState state) => new(column, "anderson-darling", 1, 0, 0, index, Rows, Rows, state);

    private static IEnumerable<string?> Texts(int first, int second, int missing) =>
        [.. Enumerable.Repeat("AA", first), .. Enumerable.Repeat("BB", second), .. Enumerable.Repeat<string?>(null, missing)];
}
