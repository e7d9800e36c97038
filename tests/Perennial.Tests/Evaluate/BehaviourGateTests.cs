using Perennial.Evaluate;
using Perennial.Registry;
using Perennial.Terms;
using Perennial.Tests.Monitor;

namespace Perennial.Tests.Evaluate;

public sealed class BehaviourGateTests
{
    private static readonly FeatureTable Rows = new(400, [
        (double[])[.. Enumerable.Range(0, 400).Select(row => (double)(row % 100))], (string?[])[.. Enumerable.Range(0, 400).Select(row => row % 3 == 0 ? null : row % 3 == 1 ? "AA" : "BB")]])
    {
        Features = GivenModel.Flights.Features,
    };

    [Theory]
    [InlineData(1, Outcome.Pass, Outcome.Fail)]
    [InlineData(-1, Outcome.Fail, Outcome.Pass)]
    [InlineData(0, Outcome.Pass, Outcome.Pass)]
    public void A_direction_holds_or_it_does_not(double slope, Outcome increasing, Outcome decreasing)
    {
        Assert.Equal(increasing, Judge(new() { IncreasingIn = ["minute"] }, (minute, _) => slope * minute).Outcome);
        Assert.Equal(decreasing, Judge(new() { DecreasingIn = ["minute"] }, (minute, _) => slope * minute).Outcome);
    }

    [Fact]
    public void An_answer_that_a_feature_moves_is_not_invariant_to_it()
    {
        Assert.Equal(Outcome.Pass, Judge(new() { InvariantTo = ["carrier"] }, (minute, _) => minute).Outcome);
        var verdict = Judge(new() { InvariantTo = ["carrier"] }, (minute, carrier) => minute + (carrier == "AA" ? 1 : 0));
        Assert.Equal(Outcome.Fail, verdict.Outcome);
        Assert.Contains("not invariant to 'carrier'", verdict.Because, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.1, Outcome.Fail)]
    [InlineData(0.5, Outcome.Pass)]
    public void Some_rows_may_do_otherwise_as_many_as_declared(double violations, Outcome says) =>
        Assert.Equal(says, Judge(new() { IncreasingIn = ["minute"], Violations = violations }, (minute, _) => minute is > 30 and < 60 ? -minute : minute).Outcome);

    [Fact]
    public void Moves_within_the_tolerance_are_none() =>
        Assert.Equal(Outcome.Pass, Judge(new() { IncreasingIn = ["minute"], Tolerance = 0.01 }, (minute, _) => -minute / 100_000).Outcome);

    [Theory]
    [InlineData(100, "AA", Outcome.Pass)]
    [InlineData(99, "AA", Outcome.Fail)]
    [InlineData(100, null, Outcome.Fail)]
    public void A_named_row_is_answered_as_declared(double minute, string? carrier, Outcome says)
    {
        Dictionary<string, string> given = new() { ["minute"] = minute.ToString(System.Globalization.CultureInfo.InvariantCulture) };
        if (carrier is not null)
        {
            given["carrier"] = carrier;
        }

        Assert.Equal(says, Judge(new() { Rows = [new BehaviourRow(given) { AtLeast = 101, AtMost = 101 }] }, (value, name) => value + (name == "AA" ? 1 : 0)).Outcome);
    }

    [Fact]
    public void An_answer_that_is_no_number_is_not_within_bounds_and_the_figures_stay_finite()
    {
        var verdict = Judge(new() { Rows = [new BehaviourRow(new Dictionary<string, string>()) { AtLeast = 0 }] }, (value, _) => value);
        Assert.Equal(Outcome.Fail, verdict.Outcome);
        Assert.All(verdict.Figures.Values, figure => Assert.True(double.IsFinite(figure)));
    }

    [Fact]
    public void Without_rows_to_change_nothing_is_known() =>
        Assert.Equal(Outcome.NotEnoughEvidence, BehaviourGate.Judge(GivenModel.Flights, new() { InvariantTo = ["carrier"] }, Rows.Pick([]), _ => []).Outcome);

    private static Verdict Judge(BehaviourOptions declared, Func<double, string?, double> answer) => BehaviourGate.Judge(
        GivenModel.Flights, declared, Rows, table => [.. table.Numbers(0).Zip(table.Texts(1), answer)]);
}
