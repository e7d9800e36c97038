using Perennial.Registry;
using Perennial.Terms;

namespace Perennial.Tests.Registry;

public sealed class FeatureTableTests
{
    private static readonly FeatureTable Logged = new(2, [new double[] { 1, double.NaN }, new string?[] { "7.5", "x" }])
    {
        Features = [new("minute", FeatureType.Numeric), new("origin", FeatureType.Categorical)],
    };

    [Fact]
    public void A_version_is_given_its_columns_in_its_order()
    {
        var given = Logged.For([new("origin", FeatureType.Categorical), new("minute", FeatureType.Numeric)]);
        Assert.Equal(["7.5", "x"], given.Texts(0));
        Assert.Equal([1, double.NaN], given.Numbers(1));
    }

    [Fact]
    public void What_is_not_logged_any_more_is_missing()
    {
        var given = Logged.For([new("dropped", FeatureType.Numeric), new("gone", FeatureType.Categorical)]);
        Assert.All(given.Numbers(0), number => Assert.True(double.IsNaN(number)));
        Assert.All(given.Texts(1), Assert.Null);
    }

    [Fact]
    public void A_column_of_another_type_is_converted()
    {
        var given = Logged.For([new("origin", FeatureType.Numeric), new("minute", FeatureType.Categorical)]);
        Assert.Equal([7.5, double.NaN], given.Numbers(0));
        Assert.Equal(["1", null], given.Texts(1));
    }

    [Fact]
    public void Rows_that_are_picked_keep_their_columns_names() => Assert.Equal([double.NaN], Logged.Pick([1]).Find("minute")!);
}
