using Perennial.Adapters.LightGbm;
using Perennial.Adapters.Processes;
using Perennial.Adapters.Tests.Processes;
using Perennial.Registry;
using Perennial.Terms;
using Perennial.Train;

namespace Perennial.Adapters.Tests.LightGbm;

/// <summary>A version learns on from another, in the processes that production uses.</summary>
public sealed class LightGbmStrategyTests : IDisposable
{
    private static readonly SyntheticFlights Old = new(6_000, 1);
    private static readonly SyntheticFlights New = Turned(new SyntheticFlights(3_000, 2));
    private static readonly SyntheticFlights Unseen = Turned(new SyntheticFlights(3_000, 3));
    private readonly TrainerStand _stand = new();
    private int _runs;

    public void Dispose() => _stand.Dispose();

    [Theory]
    [InlineData(TrainingStrategy.Incremental)]
    [InlineData(TrainingStrategy.FineTune)]
    public async Task It_does_better_on_new_rows_than_the_parent_and_is_the_same_every_time(TrainingStrategy strategy)
    {
        Digest parent = await TrainAsync(TrainingStrategy.Full, Old, null);
        Digest child = await TrainAsync(strategy, New, parent);

        Assert.True(Loss(child) < Loss(parent) - 0.05, $"{Loss(child)} against {Loss(parent)}");
        Assert.Equal(child, await TrainAsync(strategy, New, parent));
    }

    [Fact]
    public async Task Learning_on_adds_trees_and_fine_tuning_leaves_the_splits_as_they_are()
    {
        Digest parent = await TrainAsync(TrainingStrategy.Full, Old, null);
        string[] before = Lines(parent, "split_feature=");
        string[] grown = Lines(await TrainAsync(TrainingStrategy.Incremental, New, parent), "split_feature=");
        Digest tuned = await TrainAsync(TrainingStrategy.FineTune, New, parent);

        Assert.Equal(before, grown[..before.Length]);
        Assert.Equal(before.Length + 20, grown.Length);
        Assert.Equal(before, Lines(tuned, "split_feature="));
        Assert.Equal(Lines(parent, "threshold="), Lines(tuned, "threshold="));
        Assert.NotEqual(Lines(parent, "leaf_value="), Lines(tuned, "leaf_value="));
    }

    [Fact]
    public async Task Categories_keep_their_places_and_new_ones_come_after()
    {
        SyntheticFlights two = new(6_000, 4);
        for (int row = 0; row < two.Airports.Length; row++)
        {
            two.Airports[row] = two.Airports[row] == "JFK" ? "ABQ" : two.Airports[row];
        }

        Digest parent = await TrainAsync(TrainingStrategy.Full, Old, null);
        string text = Text(await TrainAsync(TrainingStrategy.Incremental, two, parent), "model.json");

        Assert.True(text.IndexOf("\\u00C5lesund", StringComparison.Ordinal) is var last and > 0 && text.IndexOf("ABQ", StringComparison.Ordinal) > last, text);
    }

    [Fact]
    public async Task A_parent_for_another_objective_is_refused_in_words()
    {
        Digest parent = await TrainAsync(TrainingStrategy.Full, Old, null);
        TrainingJob job = Job(TrainingStrategy.Incremental, New, parent) with { Parameters = new Dictionary<string, string> { ["objective"] = "xentropy" } };
        using ProcessTrainer trainer = _stand.Trainer();
        string reason = Assert.IsType<TrainingResult.Failed>(await TrainerStand.EndOf(trainer, job)).Reason;

        Assert.Contains("grown for the objective 'binary', not for 'xentropy'", reason);
    }

    private static SyntheticFlights Turned(SyntheticFlights flights)
    {
        for (int row = 0; row < flights.Labels.Length; row++)
        {
            flights.Labels[row] = flights.Minutes[row] > 900 ? 1 - flights.Labels[row] : flights.Labels[row];
        }

        return flights;
    }

    private TrainingJob Job(TrainingStrategy strategy, SyntheticFlights rows, Digest? parent) => TrainerStand.Job("lightgbm", rows: rows.WriteParquet) with
    {
        Run = ++_runs, Strategy = strategy, Parent = parent,
    };

    private async Task<Digest> TrainAsync(TrainingStrategy strategy, SyntheticFlights rows, Digest? parent)
    {
        using ProcessTrainer trainer = _stand.Trainer();
        TrainingResult result = await TrainerStand.EndOf(trainer, Job(strategy, rows, parent));
        return result is TrainingResult.Finished finished ? finished.Artifact : throw new InvalidOperationException(((TrainingResult.Failed)result).Reason);
    }

    private double Loss(Digest artifact)
    {
        using IPredictor predictor = new LightGbmPredictorSource(_stand.Blobs).Load(artifact, TrainedFlights.Features);
        return Unseen.LogLoss(predictor.Score(Unseen.Table));
    }

    private string Text(Digest artifact, string file)
    {
        string folder = _stand.At($"unpacked-{++_runs}");
        Directory.CreateDirectory(folder);
        System.Formats.Tar.TarFile.ExtractToDirectory(_stand.Blobs.Open("artifacts", artifact), folder, overwriteFiles: true);
        return File.ReadAllText(Path.Combine(folder, file));
    }

    private string[] Lines(Digest artifact, string start) => [.. Text(artifact, "model.txt").Split('\n').Where(line => line.StartsWith(start, StringComparison.Ordinal))];
}
