using System.Text.Json;
using CsCheck;
using Perennial.Registry;
using Perennial.Terms;

namespace Perennial.Tests.Registry;

public sealed class CanonicalJsonTests
{
    [Fact]
    public void Keys_are_sorted_at_every_depth_and_nulls_are_left_out() => Assert.Equal(
        """{"a":{"b":1,"c":[{"d":1,"e":2}]},"z":"x"}""",
        CanonicalJson.Write(new Outer("x", null, new Dictionary<string, object> { ["c"] = new[] { new Inner(2, 1) }, ["b"] = 1 })));

    [Fact]
    public void The_order_of_a_dictionary_does_not_matter() => Assert.Equal(
        CanonicalJson.Write(new Dictionary<string, int> { ["b"] = 1, ["a"] = 2 }),
        CanonicalJson.Write(new Dictionary<string, int> { ["a"] = 2, ["b"] = 1 }));

    [Fact]
    public void Every_finite_number_reads_back_to_the_bit() => Gen.Double.Where(double.IsFinite).Sample(number =>
        BitConverter.DoubleToInt64Bits(CanonicalJson.Read<double>(CanonicalJson.Write(number))) == BitConverter.DoubleToInt64Bits(number));

    [Fact]
    public void Every_whole_number_reads_back() =>
        Gen.Long.Sample(number => CanonicalJson.Read<long>(CanonicalJson.Write(number)) == number);

    [Fact]
    public void Every_instant_in_UTC_and_every_span_reads_back() => Gen.DateTime.Select(Gen.TimeSpan).Sample((time, span) =>
        CanonicalJson.Read<DateTimeOffset>(CanonicalJson.Write(Utc(time))) == Utc(time)
        && CanonicalJson.Read<TimeSpan>(CanonicalJson.Write(span)) == span);

    [Theory, InlineData(double.NaN), InlineData(double.PositiveInfinity), InlineData(double.NegativeInfinity)]
    public void What_is_no_finite_number_is_refused(double number) =>
        Assert.ThrowsAny<ArgumentException>(() => CanonicalJson.Write(new Money(number, "USD")));

    [Fact]
    public void A_name_is_written_for_an_enumeration_and_hexadecimal_digits_for_a_digest() => Assert.Equal(
        """{"digest":"abc","outcome":"not-enough-evidence"}""",
        CanonicalJson.Write(new Named(Outcome.NotEnoughEvidence, new Digest("abc"))));

    [Fact]
    public void A_member_that_is_not_known_is_refused_rather_than_dropped() =>
        Assert.Throws<JsonException>(() => CanonicalJson.Read<Money>("""{"amount":1,"currency":"USD","colour":"red"}"""));

    [Fact]
    public void Null_is_no_value() => Assert.Throws<JsonException>(() => CanonicalJson.Read<Money?>("null"));

    private static DateTimeOffset Utc(DateTime time) => new(time.Ticks, TimeSpan.Zero);

    private sealed record Outer(string Z, string? Nothing, Dictionary<string, object> A);

    private sealed record Inner(int E, int D);

    private sealed record Named(Outcome Outcome, Digest Digest);
}
