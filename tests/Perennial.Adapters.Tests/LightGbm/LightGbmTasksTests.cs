using Perennial.Adapters.LightGbm;
using Perennial.Adapters.Processes;
using Perennial.Adapters.Tests.DuckDb;
using Perennial.Adapters.Tests.Processes;
using Perennial.Registry;
using Perennial.Terms;
using Perennial.Train;

namespace Perennial.Adapters.Tests.LightGbm;

/// <summary>Classes, numbers and weights, through the real trainer and back.</summary>
public sealed class LightGbmTasksTests : IDisposable
{
    private static readonly double[] Values = [.. Enumerable.Range(0, 1_200).Select(row => row % 3.0)];

    private readonly TrainerStand _stand = new();

    public void Dispose() => _stand.Dispose();

    [Fact]
    public async Task A_class_gets_a_probability_for_each_and_the_right_one_the_highest()
    {
        using IPredictor predictor = await Trained(TaskKind.Multiclass, MetricKind.LogLoss, "column0 % 3", classes: 3);
        double[] table = predictor.Score(Table(2, 0));

        Assert.Equal(6, table.Length);
        Assert.Equal(1, table[..3].Sum(), 6);
        Assert.Equal([2, 0], table.Chunk(3).Select(answer => Array.IndexOf(answer, answer.Max())));
        Assert.Equal(table[..3], predictor.Score([2.0]));
    }

    [Theory]
    [InlineData(MetricKind.SquaredError)]
    [InlineData(MetricKind.AbsoluteError)]
    public async Task A_number_is_answered_with_a_number(MetricKind metric)
    {
        using IPredictor predictor = await Trained(TaskKind.Regression, metric, "column0 * 100 - 50");

        Assert.Equal(-50, predictor.Score([0.0])[0], 1.0);
        Assert.Equal(150, predictor.Score([2.0])[0], 1.0);
    }

    [Fact]
    public async Task Rows_that_stand_for_many_are_learnt_as_many()
    {
        // Of the rows with the value 1 every second one is positive; those stand for nine.
        using IPredictor even = await Trained(TaskKind.Binary, MetricKind.LogLoss, "(row % 2)");
        using IPredictor weighed = await Trained(TaskKind.Binary, MetricKind.LogLoss, "(row % 2)", weight: "CASE WHEN row % 2 = 1 THEN 9.0 ELSE 1.0 END");

        Assert.Equal(0.5, even.Score([1.0])[0], 0.05);
        Assert.Equal(0.9, weighed.Score([1.0])[0], 0.05);
    }

    [Fact]
    public async Task A_label_that_is_no_class_is_refused_with_the_classes()
    {
        string reason = await FailureOf(TaskKind.Multiclass, "column0", classes: 2);

        Assert.Contains("= 2. Allowed: whole numbers from 0 to 1", reason);
    }

    [Fact]
    public async Task An_objective_of_another_task_is_refused() =>
        Assert.Contains("the model's answer is a number. Allowed: regression", await FailureOf(TaskKind.Regression, "column0", objective: "binary"));

    private static FeatureTable Table(params double[] values) => new(values.Length, [values]);

    private async Task<IPredictor> Trained(TaskKind task, MetricKind metric, string label, int classes = 0, string? weight = null)
    {
        using ProcessTrainer trainer = _stand.Trainer();
        TrainingJob job = Job(task, metric, label, classes, weight, null);
        Digest artifact = Assert.IsType<TrainingResult.Finished>(await TrainerStand.EndOf(trainer, job)).Artifact;
        return new LightGbmPredictorSource(_stand.Blobs).Load(artifact, job.Features);
    }

    private async Task<string> FailureOf(TaskKind task, string label, int classes = 0, string? objective = null)
    {
        using ProcessTrainer trainer = _stand.Trainer();
        return Assert.IsType<TrainingResult.Failed>(await TrainerStand.EndOf(trainer, Job(task, MetricKind.LogLoss, label, classes, null, objective))).Reason;
    }

    private static TrainingJob Job(TaskKind task, MetricKind metric, string label, int classes, string? weight, string? objective) =>
        TrainerStand.Job("lightgbm", rows: path => PlainDuckDb.Run(
            $"COPY (SELECT column0::DOUBLE AS \"minute\", ({label})::DOUBLE AS late{(weight is null ? "" : $", {weight} AS _weight")} "
            + $"FROM (SELECT unnest([{string.Join(", ", Values)}]) AS column0, generate_subscripts([{string.Join(", ", Values)}], 1) AS row)) TO '{path}' (FORMAT parquet)")) with
        {
            Run = Math.Abs(HashCode.Combine(label, weight, task, metric) % 1_000) + 1,
            Task = task,
            Metric = metric,
            Classes = classes,
            Weighted = weight is not null,
            Features = [new("minute", FeatureType.Numeric)],
            Parameters = objective is null ? new Dictionary<string, string> { ["min_data_in_leaf"] = "5" } : new Dictionary<string, string> { ["objective"] = objective },
        };
}
