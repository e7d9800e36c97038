using Perennial.Adapters.Yaml;
using Perennial.Terms;

namespace Perennial.Adapters.Tests.Yaml;

public sealed class FlightsSampleTests
{
    [Fact]
    public void The_flights_sample_declares_what_it_teaches()
    {
        ModelDeclaration model = ModelFile.Read(RepositoryFile.At("samples", "flights", "model.yaml"));

        Assert.Equal("flight-delay", model.Model);
        Assert.Equal(new ColumnNames("date", "flight", "origin"), model.Columns);
        Assert.Equal(
            ["departure_minute", "weekday", "distance", "origin", "destination"], model.Features.Select(feature => feature.Name));
        Assert.Equal(2, model.Features.Count(feature => feature.Type == FeatureType.Categorical));
        Assert.Equal(new CostOptions("USD", 0.1, 25), model.Costs);
        Assert.Equal(new RetrainOptions(), model.Retrain);
        Assert.Equal(new QualityGateOptions { Inconclusive = WhenInconclusive.Continue }, model.Quality);
        Assert.Equal([StageKind.Shadow, StageKind.Split], model.Rollout.Select(stage => stage.Kind));
    }
}
