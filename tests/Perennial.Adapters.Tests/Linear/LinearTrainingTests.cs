using System.Text.Json.Nodes;
using Perennial.Adapters.Flavours;
using Perennial.Adapters.Processes;
using Perennial.Adapters.Tests.LightGbm;
using Perennial.Adapters.Tests.Processes;
using Perennial.Registry;
using Perennial.Terms;
using Perennial.Train;

namespace Perennial.Adapters.Tests.Linear;

/// <summary>Linear versions, trained in the processes that production uses, and asked.</summary>
public sealed class LinearTrainingTests : IDisposable
{
    private static readonly SyntheticFlights Old = new(4_000, 1);
    private static readonly SyntheticFlights New = Turned(new SyntheticFlights(1_000, 2));
    private static readonly SyntheticFlights Unseen = Turned(new SyntheticFlights(3_000, 3));
    private readonly TrainerStand _stand = new();
    private int _runs;

    public void Dispose() => _stand.Dispose();

    [Fact]
    public async Task The_same_rows_give_the_same_artifact_and_it_beats_the_trivial_answer()
    {
        Digest artifact = await TrainAsync(Job(TrainingStrategy.Full, Old, null));
        double trivial = Old.LogLoss([.. Old.Labels.Select(_ => Old.Labels.Average())]);

        Assert.Equal(artifact, await TrainAsync(Job(TrainingStrategy.Full, Old, null)));
        using IPredictor predictor = Load(artifact);
        Assert.True(Old.LogLoss(predictor.Score(Old.Table)) < trivial - 0.1);
        Assert.Equal(predictor.Score(Old.Table)[7], predictor.Score(Request(7))[0]);
    }

    [Theory]
    [InlineData(TrainingStrategy.Incremental)]
    [InlineData(TrainingStrategy.FineTune)]
    public async Task It_goes_on_from_its_parent_and_does_better_on_new_rows(TrainingStrategy strategy)
    {
        Digest parent = await TrainAsync(Job(TrainingStrategy.Full, Old, null));
        Digest child = await TrainAsync(Job(strategy, New, parent));

        Assert.True(Loss(child) < Loss(parent) - 0.05, $"{Loss(child)} against {Loss(parent)}");
        Assert.Equal(child, await TrainAsync(Job(strategy, New, parent)));
    }

    [Fact]
    public async Task What_new_rows_say_nothing_of_stays_as_the_parent_knew_it()
    {
        Digest parent = await TrainAsync(Job(TrainingStrategy.Full, Old, null));
        SyntheticFlights few = new(50, 9);
        Array.Fill(few.Airports, "JFK");
        using IPredictor before = Load(parent), after = Load(await TrainAsync(Job(TrainingStrategy.Incremental, few, parent) with { Parameters = new Dictionary<string, string> { ["l2"] = "1e6" } }));
        using IPredictor scratch = Load(await TrainAsync(Job(TrainingStrategy.Full, few, null)));
        double Gap(IPredictor one) => one.Score([700.0, "SFO"])[0] - one.Score([700.0, "JFK"])[0];

        Assert.Equal(Gap(before), Gap(after), 0.02);
        Assert.True(Math.Abs(Gap(before) - Gap(scratch)) > 0.1);
    }

    [Fact]
    public async Task Learning_on_gives_new_categories_a_weight_and_fine_tuning_does_not()
    {
        Digest parent = await TrainAsync(Job(TrainingStrategy.Full, Old, null));
        SyntheticFlights other = new(1_000, 4);
        for (int row = 0; row < other.Airports.Length; row++)
        {
            other.Airports[row] = other.Airports[row] == "JFK" ? "ABQ" : other.Airports[row];
        }

        string[] known = Categories(parent);
        string[] grown = Categories(await TrainAsync(Job(TrainingStrategy.Incremental, other, parent)));
        Assert.Equal(known.Append("ABQ"), grown);
        string[] tuned = Categories(await TrainAsync(Job(TrainingStrategy.FineTune, other, parent)));
        Assert.Equal(known, tuned);
        using IPredictor predictor = Load(parent);
        Assert.Equal(predictor.Score([700.0, null]), predictor.Score([700.0, "never seen"]));
    }

    [Fact]
    public async Task A_number_is_fitted_by_least_squares()
    {
        using IPredictor predictor = Load(await TrainAsync(Task(TaskKind.Regression, "3 * (row % 7) - 2 * (row % 5) + 4", 0)), Numbers);
        Assert.Equal((3 * 6) - (2 * 4) + 4, predictor.Score([6.0, 4.0])[0], 0.05);
        Assert.Equal(4, predictor.Score([0.0, 0.0])[0], 0.05);
    }

    [Fact]
    public async Task Classes_get_probabilities_that_sum_to_one()
    {
        using IPredictor predictor = Load(await TrainAsync(Task(TaskKind.Multiclass, "CASE WHEN row % 7 < 2 THEN 0 WHEN row % 7 < 5 THEN 1 ELSE 2 END", 3)), Numbers);
        double[][] answers = [.. predictor.Score(new FeatureTable(2, [new[] { 0.0, 6.0 }, new[] { 1.0, 1.0 }])).Chunk(3)];

        Assert.Equal([0, 2], answers.Select(answer => Array.IndexOf(answer, answer.Max())));
        Assert.All(answers, answer => Assert.Equal(1, answer.Sum(), 1e-12));
    }

    [Fact]
    public async Task Rows_that_stand_for_many_are_learnt_as_many()
    {
        using IPredictor predictor = Load(await TrainAsync(Task(TaskKind.Binary, "row % 2", 0, ("_weight", "CASE WHEN row % 2 = 1 THEN 9.0 ELSE 1.0 END")) with { Weighted = true }), Numbers);
        Assert.Equal(0.9, predictor.Score([3.0, 2.0])[0], 0.01);
    }

    [Theory]
    [InlineData("num_leaves", "7", "The trainer linear has no parameter 'num_leaves'. Allowed: l2, iterations.")]
    [InlineData("l2", "-1", "Parameter 'l2' has the value '-1'. Give a number of at least")]
    [InlineData("l2", "much", "Parameter 'l2' has the value 'much'.")]
    public async Task A_parameter_that_means_nothing_is_refused(string name, string value, string says) => Assert.StartsWith(
        says, await FailureAsync(Job(TrainingStrategy.Full, Old, null) with { Parameters = new Dictionary<string, string> { [name] = value } }));

    [Fact]
    public async Task A_parent_of_another_flavour_is_refused_in_words()
    {
        Digest parent = await TrainAsync(Job(TrainingStrategy.Full, Old, null) with { Trainer = "lightgbm" });
        Assert.Equal(
            "The version to go on from has the flavour 'lightgbm', and a linear one goes on from linear only. Train from scratch: strategy full.",
            await FailureAsync(Job(TrainingStrategy.Incremental, New, parent)));
    }

    [Fact]
    public async Task Another_signature_is_refused()
    {
        Digest artifact = await TrainAsync(Job(TrainingStrategy.Full, Old, null));
        var fault = Assert.Throws<FaultException>(() => Load(artifact, Numbers));
        Assert.Contains("Register it again for those", fault.Message, StringComparison.Ordinal);
    }

    private static FeatureDeclaration[] Numbers => [new("a", FeatureType.Numeric), new("b", FeatureType.Numeric)];

    private static SyntheticFlights Turned(SyntheticFlights flights)
    {
        for (int row = 0; row < flights.Labels.Length; row++)
        {
            flights.Labels[row] = flights.Minutes[row] > 900 ? 1 - flights.Labels[row] : flights.Labels[row];
        }

        return flights;
    }

    private static object?[] Request(int row) => [double.IsNaN(Old.Minutes[row]) ? null : Old.Minutes[row], Old.Airports[row]];

    private TrainingJob Job(TrainingStrategy strategy, SyntheticFlights rows, Digest? parent) => TrainerStand.Job("linear", rows: rows.WriteParquet) with
    {
        Run = ++_runs, Strategy = strategy, Parent = parent, Parameters = new Dictionary<string, string>(),
    };

    private TrainingJob Task(TaskKind task, string label, int classes, params (string, string)[] more) => Job(TrainingStrategy.Full, Old, null) with
    {
        Task = task,
        Classes = classes,
        Features = Numbers,
        WriteRows = TaskRows.Of(700, [("a", "(row % 7)::DOUBLE"), ("b", "(row % 5)::DOUBLE"), ("late", $"({label})::DOUBLE"), .. more]),
    };

    private async Task<Digest> TrainAsync(TrainingJob job)
    {
        using ProcessTrainer trainer = _stand.Trainer();
        TrainingResult result = await TrainerStand.EndOf(trainer, job with { Parameters = job.Trainer == "linear" ? job.Parameters : new Dictionary<string, string>() });
        return result is TrainingResult.Finished finished ? finished.Artifact : throw new InvalidOperationException(((TrainingResult.Failed)result).Reason);
    }

    private async Task<string> FailureAsync(TrainingJob job)
    {
        using ProcessTrainer trainer = _stand.Trainer();
        return Assert.IsType<TrainingResult.Failed>(await TrainerStand.EndOf(trainer, job)).Reason;
    }

    private IPredictor Load(Digest artifact, IReadOnlyList<FeatureDeclaration>? features = null) => new FlavourPredictorSource(_stand.Blobs).Load(artifact, features ?? TrainedFlights.Features);

    private double Loss(Digest artifact)
    {
        using IPredictor predictor = Load(artifact);
        return Unseen.LogLoss(predictor.Score(Unseen.Table));
    }

    private string[] Categories(Digest artifact)
    {
        string folder = Directory.CreateDirectory(_stand.At($"unpacked-{++_runs}")).FullName;
        System.Formats.Tar.TarFile.ExtractToDirectory(_stand.Blobs.Open("artifacts", artifact), folder, overwriteFiles: true);
        return [.. JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "model.json")))!["features"]![1]!["categories"]!.AsArray().Select(one => (string)one!)];
    }
}
