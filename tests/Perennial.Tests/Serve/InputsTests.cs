using Perennial.Serve;
using Perennial.Terms;

namespace Perennial.Tests.Serve;

/// <summary>Requests bring what is declared now; versions take what was declared when they were trained.</summary>
public sealed class InputsTests
{
    private static readonly FeatureDeclaration[] Brought = [new("minute", FeatureType.Numeric), new("origin", FeatureType.Categorical), new("amount", FeatureType.Numeric)];

    [Fact]
    public void A_version_takes_its_own_by_name() => Assert.Equal(
        ["JFK", 7.0], Inputs.Between(Brought, [new("origin", FeatureType.Categorical), new("minute", FeatureType.Numeric)]).Of([7.0, "JFK", 1.0]));

    [Fact]
    public void What_is_not_brought_any_more_is_missing_and_another_type_is_converted() => Assert.Equal(
        [null, "7"], Inputs.Between(Brought, [new("dropped", FeatureType.Numeric), new("minute", FeatureType.Categorical)]).Of([7.0, "JFK", 1.0]));

    [Fact]
    public void The_same_signature_costs_nothing()
    {
        object?[] values = [7.0, "JFK", 1.0];
        Assert.Same(values, Inputs.Between(Brought, Brought).Of(values));
    }
}
