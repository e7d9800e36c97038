using Perennial.Registry;
using Perennial.Terms;

namespace Perennial.Adapters.Tests.LightGbm;

public sealed class LightGbmPredictorTests(TrainedFlights flights) : IClassFixture<TrainedFlights>
{
    private static readonly SyntheticFlights Fresh = new(20_000, 2);

    [Fact]
    public void A_trained_version_beats_the_constant()
    {
        using IPredictor predictor = flights.Load();
        double rate = Fresh.Labels.Average();

        Assert.True(Fresh.LogLoss(predictor.Score(Fresh.Table)) < Fresh.LogLoss([.. Fresh.Labels.Select(_ => rate)]) - 0.05);
    }

    [Fact]
    public void One_row_scores_as_in_a_table()
    {
        using IPredictor predictor = flights.Load();
        double[] scores = predictor.Score(Fresh.Table);

        Assert.All(Enumerable.Range(0, scores.Length), row => Assert.Equal([scores[row]], predictor.Score(Request(row))));
    }

    [Fact]
    public void Many_threads_score_as_one()
    {
        using IPredictor predictor = flights.Load();
        double[] scores = predictor.Score(Fresh.Table);
        double[] many = new double[scores.Length];
        Parallel.For(0, scores.Length, row => many[row] = predictor.Score(Request(row))[0]);

        Assert.Equal(scores, many);
    }

    [Fact]
    public void A_category_that_the_version_has_not_seen_counts_as_missing()
    {
        using IPredictor predictor = flights.Load();

        Assert.Equal(predictor.Score([1_000.0, null]), predictor.Score([1_000.0, "XXX"]));
        Assert.NotEqual(predictor.Score([1_000.0, null]), predictor.Score([1_000.0, "JFK"]));
    }

    [Fact]
    public void Null_and_NaN_are_the_same_missing_number()
    {
        using IPredictor predictor = flights.Load();

        Assert.Equal(predictor.Score([null, "JFK"]), predictor.Score([double.NaN, "JFK"]));
    }

    [Fact]
    public void An_empty_table_has_no_scores()
    {
        using IPredictor predictor = flights.Load();

        Assert.Empty(predictor.Score(new FeatureTable(0, [Array.Empty<double>(), Array.Empty<string?>()])));
    }

    [Fact]
    public void A_request_of_another_shape_is_refused()
    {
        using IPredictor predictor = flights.Load();

        Assert.Contains("takes 2: minute, origin", Assert.Throws<FaultException>(() => predictor.Score([1.0])).Message);
        Assert.Contains("'minute'", Assert.Throws<FaultException>(() => predictor.Score(["noon", "JFK"])).Message);
        Assert.Contains("'origin'", Assert.Throws<FaultException>(() => predictor.Score([1.0, 2.0])).Message);
    }

    [Fact]
    public async Task Calls_in_flight_end_well_when_the_version_is_let_go()
    {
        IPredictor predictor = flights.Load();
        double expected = predictor.Score([1_000.0, "JFK"])[0];
        using var begun = new CountdownEvent(2);
        Task[] callers = [.. Enumerable.Range(0, 2).Select(_ => Task.Run(() => ScoreUntilDisposed(predictor, expected, begun)))];
        begun.Wait(TestContext.Current.CancellationToken);
        predictor.Dispose();

        await Task.WhenAll(callers);
        Assert.Throws<ObjectDisposedException>(() => predictor.Score([1_000.0, "JFK"]));
    }

    [Fact]
    public void A_signature_that_differs_is_refused_with_both()
    {
        FaultException fault = Assert.Throws<FaultException>(() => flights.Load([.. TrainedFlights.Features.Reverse()]));

        Assert.Contains("trained on the features [minute numeric, origin categorical]", fault.Message);
        Assert.Contains("the model declares [origin categorical, minute numeric]", fault.Message);
    }

    [Fact]
    public void An_artifact_that_is_not_LightGBMs_is_refused()
    {
        const string Description = """
            {"flavour":"lightgbm","features":[{"name":"minute","type":"numeric"},{"name":"origin","type":"categorical","categories":[]}],"label":"late"}
            """;

        Assert.Contains("no model.json", flights.RefusalOf(new() { ["weights.bin"] = "x" }).Message);
        Assert.Contains("no model.txt", flights.RefusalOf(new() { ["model.json"] = Description }).Message);
        Assert.Contains("cannot be loaded", flights.RefusalOf(new() { ["model.json"] = "{" }).Message);
        Assert.Contains("cannot be loaded", flights.RefusalOf(new() { ["model.json"] = "{}" }).Message);
        Assert.Contains(
            "flavour 'onnx'",
            flights.RefusalOf(new() { ["model.json"] = Description.Replace("lightgbm", "onnx") }).Message);
        Assert.Contains(
            "read model.txt", flights.RefusalOf(new() { ["model.json"] = Description, ["model.txt"] = "tree\nnothing" }).Message);
    }

    private static object?[] Request(int row) =>
        [double.IsNaN(Fresh.Minutes[row]) ? null : Fresh.Minutes[row], Fresh.Airports[row]];

    private static void ScoreUntilDisposed(IPredictor predictor, double expected, CountdownEvent begun)
    {
        try
        {
            for (int call = 0; true; call++)
            {
                Assert.Equal([expected], predictor.Score([1_000.0, "JFK"]));
                if (call == 100)
                {
                    begun.Signal();
                }
            }
        }
        catch (ObjectDisposedException)
        {
            // The end that this waits for.
        }
    }
}
