using System.Globalization;
using Perennial.Serve;

namespace Perennial.Tests.Serve;

public sealed class AssignmentTests
{
    private const int Entities = 100_000;

    [Fact]
    public void Entities_are_spread_evenly_over_a_hundred_cells()
    {
        var counts = new int[100];
        foreach (var place in Places("late-flights", 2))
        {
            counts[(int)(place * 100)]++;
        }

        // 99 degrees of freedom: 4 sigma above the mean.
        Assert.InRange(counts.Sum(count => Math.Pow(count - 1_000, 2) / 1_000), 0, 99 + (4 * Math.Sqrt(198)));
    }

    [Fact]
    public void The_arms_of_two_experiments_have_nothing_to_do_with_each_other()
    {
        var both = Places("late-flights", 2).Zip(Places("late-flights", 3)).Count(pair => pair.First < 0.5 && pair.Second < 0.5);
        Assert.InRange(both, 25_000 - (4 * 137), 25_000 + (4 * 137));
    }

    [Fact]
    public void Who_is_in_a_share_is_in_every_larger_one() => Assert.All(Places("m", 1).Take(1_000), place =>
        Assert.Equal(Enumerable.Range(0, 11).Select(tenth => place < tenth / 10.0).Order(), Enumerable.Range(0, 11).Select(tenth => place < tenth / 10.0)));

    [Fact]
    public void Every_place_is_at_least_zero_and_below_one() => Assert.All(Places("m", 1).Take(1_000), place => Assert.True(place is >= 0 and < 1));

    [Theory]
    [InlineData("late-flights", 2, "ATL", 0.76223164350098827)]
    [InlineData("late-flights", 3, "ATL", 0.080287208948169986)]
    [InlineData("m", 1, "", 0.89838878449045079)]
    [InlineData("m", 1, "Zürich", 0.83976135746355085)]
    public void An_entity_keeps_its_place_from_release_to_release(string model, int challenger, string entity, double place) =>
        Assert.Equal(place, Assignment.Of(model, challenger, entity));

    private static IEnumerable<double> Places(string model, int challenger) => Enumerable.Range(0, Entities)
        .Select(entity => Assignment.Of(model, challenger, string.Create(CultureInfo.InvariantCulture, $"entity-{entity}")));
}
