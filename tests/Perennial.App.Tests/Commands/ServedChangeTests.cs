using Perennial.Decide;
using Perennial.Monitor;
using Perennial.Registry;
using Perennial.Serve;
using Perennial.Terms;

namespace Perennial.App.Tests.Commands;

/// <summary>What a person does while another connection serves and drives.</summary>
[Collection(CommandLine.Turns)]
public sealed class ServedChangeTests
{
    [Fact]
    public async Task The_very_next_answer_after_a_rollback_is_of_the_other_version()
    {
        using var folder = TestHouse.WithVersions();
        using var house = Composition.Open(folder.Data);
        using var versions = new VersionLoader(new NumberSource());
        var serving = new ModelServing(house.States, house.Journal, versions, "flight-delay");
        var request = new Request("a", TestHouse.Start, "JFK", [1.0]);
        Assert.Equal(2, serving.Answer(request).Version);
        Assert.Equal(0, (await folder.RunAsync("rollback")).Code);
        Assert.Equal(1, serving.Answer(request).Version);
        Assert.Null(serving.Answer(request).Shadow);
    }

    [Fact]
    public async Task A_frozen_model_does_not_change_although_a_retrain_is_due()
    {
        using var folder = new TestHouse();
        folder.Append(new ModelDeclared(TestHouse.Declaration()), new RetrainRequested("new airline"));
        folder.Append([.. Enumerable.Range(0, 3).Select(day => new CohortMeasured(TestHouse.Cohort(day, 1)))]);
        await folder.RunAsync("freeze");
        Assert.Equal(ActionKind.Keep, (await TurnAsync(folder)).Action);
        Assert.Equal("the model is frozen", folder.State().Decide.Newest!.Blocked);
        Assert.Empty(folder.State().Train.Runs);
        await folder.RunAsync("unfreeze");
        Assert.Equal(ActionKind.Retrain, (await TurnAsync(folder)).Action);
        Assert.NotEmpty(folder.State().Train.Runs);
    }

    private static async Task<Decision> TurnAsync(TestHouse folder)
    {
        using var house = Composition.Open(folder.Data);
        await house.Loop().TurnAsync("flight-delay", TestHouse.Start.AddDays(4), TestContext.Current.CancellationToken);
        return folder.State().Decide.Newest!;
    }

    private sealed class NumberSource : IPredictorSource, IPredictor
    {
        public IPredictor Load(Digest artifact, IReadOnlyList<FeatureDeclaration> features) => this;

        public double[] Score(IReadOnlyList<object?> features) => [0.5];

        public double[] Score(FeatureTable table) => new double[table.Rows];

        public void Dispose() { }
    }
}
