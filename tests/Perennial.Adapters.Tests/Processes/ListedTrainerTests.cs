using System.Text.Json.Nodes;
using Perennial.Adapters.Flavours;
using Perennial.Adapters.Processes;
using Perennial.Adapters.Tests.LightGbm;
using Perennial.Adapters.Tests.Onnx;
using Perennial.Registry;
using Perennial.Terms;
using Perennial.Train;

namespace Perennial.Adapters.Tests.Processes;

/// <summary>Commands that the owner of a machine allows: what they are given, what they may leave, and what ends them.</summary>
public sealed class ListedTrainerTests : IDisposable
{
    private readonly TrainerStand _stand = new();

    public void Dispose() => _stand.Dispose();

    [Fact]
    public async Task Rows_come_as_CSV_with_a_header_and_the_newest_in_a_channel_of_their_own()
    {
        await EndAsync(Script("cp $SM_CHANNEL_TRAIN/train.csv $SM_CHANNEL_VALIDATION/validation.csv $SM_MODEL_DIR", "content_type: text/csv"), Job() with
        {
            WriteRows = new SyntheticFlights(20, 1).WriteParquet, WriteValidation = new SyntheticFlights(5, 2).WriteParquet,
        });
        string[] train = Left("train.csv").Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal("minute,origin,late", train[0]);
        Assert.Equal(21, train.Length);
        Assert.Equal(6, Left("validation.csv").Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Equal(Cells(new SyntheticFlights(20, 1)), train.Skip(1));
        Assert.Empty(Directory.EnumerateFiles(_stand.Attempt(1).TrainChannel, "*.parquet"));
    }

    [Fact]
    public async Task Rows_come_as_Parquet_unless_it_asks_for_another_form_and_there_is_no_channel_that_nobody_declared()
    {
        await EndAsync(Script("ls $SM_INPUT_DIR/data/* > $SM_MODEL_DIR/seen; echo \"$SM_CHANNELS\" >> $SM_MODEL_DIR/seen; echo \"${SM_CHANNEL_VALIDATION:-none}\" >> $SM_MODEL_DIR/seen"), Job());

        Assert.Equal(["train.parquet", "[\"train\"]", "none"], Left("seen").Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task The_configuration_is_SageMakers()
    {
        Digest parent = Kept("parent");
        await EndAsync(
            Script("cp $SM_INPUT_CONFIG_DIR/* $SM_MODEL_DIR; cp $SM_CHANNEL_MODEL/x $SM_MODEL_DIR/parent; echo \"$SM_TRAINING_ENV\" > $SM_MODEL_DIR/env; echo \"$SM_INPUT_DATA_CONFIG\" > $SM_MODEL_DIR/inputs; echo \"$SM_CHANNELS\" > $SM_MODEL_DIR/channels; echo \"$SM_RESOURCE_CONFIG\" > $SM_MODEL_DIR/resources", "content_type: text/csv"),
            Job() with { Strategy = TrainingStrategy.FineTune, Parent = parent, WriteRows = new SyntheticFlights(20, 1).WriteParquet, WriteValidation = new SyntheticFlights(5, 2).WriteParquet });

        Assert.Equal("parent", Left("parent"));
        Assert.Equal(["model", "train", "validation"], JsonNode.Parse(Left("channels"))!.AsArray().Select(name => (string?)name));
        Assert.Equal("text/csv", (string?)Json("inputdataconfig.json")["validation"]!["ContentType"]);
        Assert.Equal("File", (string?)Json("inputdataconfig.json")["train"]!["TrainingInputMode"]);
        Assert.Equal("algo-1", (string?)Json("resourceconfig.json")["current_host"]);
        Assert.Equal(Left("inputdataconfig.json"), Left("inputs").Trim());
        Assert.Equal(Left("resourceconfig.json"), Left("resources").Trim());
        Assert.Equal("7", (string?)Json("hyperparameters.json")["num_leaves"]);
        Assert.Equal(_stand.Attempt(1).ModelChannel, (string?)Json("env")["channel_input_dirs"]!["model"]);
        Assert.Equal((parent.Hex, "fine-tune"), ((string?)Json("retrain.json")["parent"], (string?)Json("retrain.json")["strategy"]));
    }

    [Fact]
    public async Task What_its_patterns_find_last_is_noted()
    {
        await EndAsync(Script("echo 'epoch=0 loss=0.5;'; echo 'epoch=1 loss=0.25;'; echo x > $SM_MODEL_DIR/x", "metrics: { loss: 'loss=([0-9.]+)', recall: 'recall=(.*)' }"), Job());

        Assert.Contains("training attempt 1 of run 1 measured (loss 0.25)", _stand.Operations.Notes);
    }

    [Fact]
    public async Task It_is_ended_at_its_time_limit_as_every_trainer_is() => Assert.StartsWith(
        "The trainer was ended: it took longer than its time limit.",
        await FailureAsync(Script("sleep 1000"), Job() with { TimeLimit = TimeSpan.FromSeconds(1) }));

    [Fact]
    public async Task It_is_ended_when_it_writes_too_much()
    {
        using ProcessTrainer trainer = _stand.Listed(Script("head -c 8M /dev/zero > $SM_MODEL_DIR/x"), 1 << 20);
        Assert.Contains("more into its folder than the folder limit allows", Assert.IsType<TrainingResult.Failed>(await TrainerStand.EndOf(trainer, Job())).Reason);
    }

    [Fact]
    public async Task A_graph_that_it_leaves_is_served_as_one_whatever_its_name()
    {
        File.WriteAllBytes(_stand.At("given.onnx"), SmallGraph.Bytes());
        Digest artifact = await EndAsync(Script($"cp {_stand.At("given.onnx")} $SM_MODEL_DIR/net.onnx"), Numbers());
        using IPredictor predictor = new FlavourPredictorSource(_stand.Blobs).Load(artifact, Numbers().Features);

        Assert.Equal(1 / (1 + Math.Exp(-1.6)), predictor.Score([0.9, 0.2])[0], 1e-6);
        Assert.Equal(artifact, await EndAsync(Script("exit 1"), Numbers()));
    }

    [Fact]
    public async Task Trees_that_it_leaves_are_served_as_trees()
    {
        Digest trained;
        using (ProcessTrainer trainer = _stand.Trainer())
        {
            trained = Assert.IsType<TrainingResult.Finished>(await TrainerStand.EndOf(trainer, Job("lightgbm") with { Run = 2, WriteRows = new SyntheticFlights(2_000, 1).WriteParquet })).Artifact;
        }

        string trees = Path.Combine(_stand.At("runs"), TrainerStand.Model, "2", "attempt-1", "model", "model.txt");
        string categories = """{"origin": ["ANC", "JFK", "SFO", "it\u0027s", "\u00C5lesund"]}""";
        Digest artifact = await EndAsync(Script($"sed 's/Column_0 Column_1/minute origin/' {trees} > $SM_MODEL_DIR/model.txt; printf '%s' '{categories}' > $SM_MODEL_DIR/categories.json"), Job());
        var source = new FlavourPredictorSource(_stand.Blobs);
        using IPredictor left = source.Load(artifact, Job().Features), built = source.Load(trained, Job().Features);

        Assert.Equal(built.Score([700.0, "SFO"]), left.Score([700.0, "SFO"]));
    }

    [Fact]
    public async Task Two_models_without_a_description_are_refused() => Assert.StartsWith(
        "The trainer left a.onnx, b.zip and no model.json", await FailureAsync(Script("touch $SM_MODEL_DIR/a.onnx $SM_MODEL_DIR/b.zip"), Job()));

    [Fact]
    public async Task What_nobody_can_read_is_told_with_what_a_trainer_may_leave()
    {
        Digest artifact = await EndAsync(Script("echo x > $SM_MODEL_DIR/x"), Job());
        var fault = Assert.Throws<FaultException>(() => new FlavourPredictorSource(_stand.Blobs).Load(artifact, Job().Features));
        Assert.Contains("A trainer leaves a model.json, or one file that tells by itself", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_taken_off_the_list_is_not_started()
    {
        string reason = await FailureAsync("scorers: { script: [/bin/true] }", Job());
        Assert.StartsWith("There is no trainer 'script'. Allowed: external, lightgbm, linear, onnx-head. Who owns this machine allows more in ", reason);
    }

    [Theory]
    [InlineData("trainer: { script: [x] }", "line 1: 'trainer' is no section. Allowed: scorers, trainers, external")]
    [InlineData("trainers: { script: sh }", "line 1: a program is a list of words")]
    [InlineData("trainers:\n  script: { comand: [sh] }", "line 2: 'comand' is no key of a trainer. Allowed: command, content_type, metrics")]
    [InlineData("trainers:\n  script: { command: [sh], content_type: csv }", "content_type is 'csv'. Allowed: application/x-parquet, text/csv")]
    [InlineData("trainers:\n  script: { command: [sh], metrics: { loss: 'loss=' } }", "has no group for the number")]
    [InlineData("trainers:\n  script: { command: [sh], metrics: { loss: '(' } }", "'(' is no pattern")]
    [InlineData("trainers: { script: [sh", "line 2: ")]
    public void A_list_that_is_wrong_is_told_by_line(string yaml, string says)
    {
        using ProcessTrainer trainer = _stand.Listed(yaml);
        var fault = Assert.Throws<FaultException>(() => trainer.Advance(Job()));
        Assert.Contains(says, fault.Message, StringComparison.Ordinal);
    }

    private static TrainingJob Job(string trainer = "script") => TrainerStand.Job(trainer);

    private static TrainingJob Numbers() => Job() with { Run = 3, Features = [new("x", FeatureType.Numeric), new("y", FeatureType.Numeric)] };

    private static string Script(string script, string more = "content_type: application/x-parquet") =>
        $"trainers:\n  script:\n    command: [sh, -c, {System.Text.Json.JsonSerializer.Serialize(script)}, script]\n    {more}\n";

    private static IEnumerable<string> Cells(SyntheticFlights rows) => rows.Labels.Select((label, row) => string.Create(System.Globalization.CultureInfo.InvariantCulture,
        $"{(double.IsNaN(rows.Minutes[row]) ? "" : rows.Minutes[row].ToString("0.0", System.Globalization.CultureInfo.InvariantCulture))},{rows.Airports[row]},{label}.0"));

    private async Task<Digest> EndAsync(string yaml, TrainingJob job)
    {
        using ProcessTrainer trainer = _stand.Listed(yaml);
        TrainingResult result = await TrainerStand.EndOf(trainer, job);
        return result is TrainingResult.Finished finished ? finished.Artifact : throw new InvalidOperationException(((TrainingResult.Failed)result).Reason);
    }

    private async Task<string> FailureAsync(string yaml, TrainingJob job)
    {
        using ProcessTrainer trainer = _stand.Listed(yaml);
        return Assert.IsType<TrainingResult.Failed>(await TrainerStand.EndOf(trainer, job)).Reason;
    }

    private Digest Kept(string content)
    {
        string folder = Directory.CreateDirectory(_stand.At("kept")).FullName;
        File.WriteAllText(Path.Combine(folder, "x"), content);
        string draft = _stand.Blobs.Draft("artifacts");
        System.Formats.Tar.TarFile.CreateFromDirectory(folder, draft, includeBaseDirectory: false);
        return _stand.Blobs.Keep("artifacts", draft);
    }

    private string Left(string file) => File.ReadAllText(Path.Combine(_stand.Attempt(1).Model, file));

    private JsonNode Json(string file) => JsonNode.Parse(Left(file))!;
}
