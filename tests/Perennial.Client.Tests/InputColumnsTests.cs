using System.ComponentModel.DataAnnotations.Schema;
using Perennial.Client.Wire;
using Perennial.Terms;

namespace Perennial.Client.Tests;

public sealed class InputColumnsTests
{
    private static readonly DateTimeOffset Now = new(2024, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly ServedModel Model = new(
        "parcels", 1, "binary", [new("distance_km", "numeric"), new("depot", "categorical"), new("express", "numeric"), new("late_before", "numeric")], null, null, 0)
    {
        Id = "parcel", Entity = "depot", Time = "sent_at",
    };

    [Fact]
    public void Properties_bring_the_columns_of_their_names()
    {
        var request = new InputColumns<Parcel>(Model).Read(new Parcel("p1", 7, "d1", true, Now.AddHours(-1).ToOffset(TimeSpan.FromHours(2))), () => "new", Now);
        Assert.Equal(("p1", "d1", Now.AddHours(-1)), (request.Id, request.Entity, request.OccurredAt));
        Assert.Equal(TimeSpan.Zero, request.OccurredAt.Offset);
        Assert.Equal([7.0, "d1", 1.0, null], request.Features);
    }

    [Fact]
    public void What_is_missing_is_null_and_gets_an_id_and_a_time()
    {
        var request = new InputColumns<Sparse>(Model).Read(new Sparse(null, double.NaN), () => "new", Now);
        Assert.Equal(("new", null, Now), (request.Id, request.Entity, request.OccurredAt));
        Assert.Equal([null, null, null, null], request.Features);
    }

    [Fact]
    public void A_type_that_brings_no_column_is_refused_with_the_columns() =>
        Assert.Contains("distance_km, depot, express", Assert.Throws<FaultException>(() => new InputColumns<Wrong>(Model)).Message, StringComparison.Ordinal);

    [Fact]
    public void Text_is_no_number() =>
        Assert.Throws<FaultException>(() => new InputColumns<Texts>(Model).Read(new Texts("far"), () => "new", Now));

    private sealed record Parcel([property: Column("parcel")] string Key, int DistanceKm, string Depot, bool Express, DateTimeOffset SentAt);

    private sealed record Sparse(string? Depot, double? DistanceKm);

    private sealed record Wrong(string Distance);

    private sealed record Texts(string DistanceKm);
}
