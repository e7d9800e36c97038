using Perennial.Adapters.LightGbm;
using Perennial.Adapters.Processes;
using Perennial.Adapters.Tests.Processes;
using Perennial.Adapters.Tests.Yaml;
using Perennial.Evaluate;
using Perennial.Registry;
using Perennial.Terms;
using Perennial.Train;

namespace Perennial.Adapters.Tests.LightGbm;

public sealed class LightGbmTrainingTests : IDisposable
{
    private static readonly SyntheticFlights Rows = new(4_000, 1);
    private readonly ScratchFolder _scratch = new();
    private int _folders;

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task Two_processes_make_the_same_artifact_of_the_same_rows_parameters_and_seed()
    {
        Digest first = await ArtifactOf(Rows, 7);

        Assert.Equal(first, await ArtifactOf(Rows, 7));
        Assert.NotEqual(first, await ArtifactOf(new SyntheticFlights(4_000, 2), 7));
    }

    [Fact]
    public void One_process_grows_the_same_trees_twice()
    {
        TrainerFolder first = Train(Rows, []);
        TrainerFolder second = Train(Rows, []);

        Assert.Equal(
            File.ReadAllBytes(Path.Combine(first.Model, "model.txt")), File.ReadAllBytes(Path.Combine(second.Model, "model.txt")));
    }

    [Fact]
    public void Categories_are_sorted_by_name_and_kept_with_the_version()
    {
        TrainerFolder folder = Train(new SyntheticFlights(500, 3), []);
        string text = File.ReadAllText(Path.Combine(folder.Model, "model.json"));

        int[] places = [.. new[] { "ANC", "JFK", "SFO", "it\\u0027s", "\\u00C5lesund" }.Select(name => text.IndexOf(name, StringComparison.Ordinal))];
        Assert.Equal(places.Order(), places);
        Assert.All(places, place => Assert.True(place > 0));
        Assert.Contains("\"flavour\": \"lightgbm\"", text);
    }

    [Fact]
    public void Progress_and_metrics_are_told()
    {
        using var output = new StringWriter();
        TrainerFolder folder = Train(Rows, new() { ["num_iterations"] = "10" }, output);

        Assert.StartsWith("""{"progress": 0.1, "loss": 0.""", output.ToString());
        Assert.Contains("""{"progress": 1, "loss": 0.""", output.ToString());
        Assert.Contains("\"iterations\": 10", File.ReadAllText(folder.Metrics));
    }

    [Fact]
    public void Parameters_override_the_defaults_also_by_their_other_names()
    {
        string text = File.ReadAllText(Path.Combine(
            Train(Rows, new() { ["n_estimators"] = "3", ["eta"] = "0.2" }).Model, "model.txt"));

        Assert.Contains("[num_iterations: 3]", text);
        Assert.Contains("[learning_rate: 0.2]", text);
        Assert.Contains("[num_threads: 1]", text);
        Assert.Contains("[seed: 7]", text);
    }

    [Theory]
    [InlineData("leaves_of_grass", "7", "LightGBM has no parameter 'leaves_of_grass'. Allowed")]
    [InlineData("num_leaves", "many", "num_leaves")]
    [InlineData("num_leaves", "7 task=predict", "has the value '7 task=predict'")]
    [InlineData("num_threads", "0", "at least 1")]
    [InlineData("n_iter", "-3", "'num_iterations' has the value '-3'")]
    [InlineData("data", "/etc/passwd", "not for use here")]
    [InlineData("early_stopping_rounds", "5", "not for use here")]
    [InlineData("objective", "regression", "Allowed: binary, cross_entropy")]
    [InlineData("deterministic", "false", "same rows must give the same trees")]
    public void A_parameter_that_is_unknown_or_illegal_is_refused_in_words(string name, string value, string words) =>
        Assert.Contains(words, Assert.Throws<FaultException>(() => Train(Rows, new() { [name] = value })).Message);

    [Fact]
    public void Two_names_of_one_parameter_are_refused() => Assert.Contains(
        "mean the same (num_iterations)",
        Assert.Throws<FaultException>(() => Train(Rows, new() { ["n_iter"] = "3", ["num_trees"] = "4" })).Message);

    [Fact]
    public async Task A_refusal_becomes_the_failure_of_the_run()
    {
        using var stand = new TrainerStand();
        using ProcessTrainer trainer = stand.Trainer();
        TrainingJob job = TrainerStand.Job("lightgbm", rows: Rows.WriteParquet);
        TrainingResult result = await TrainerStand.EndOf(
            trainer, job with { Parameters = new Dictionary<string, string> { ["leaves"] = "3" } });

        Assert.StartsWith("LightGBM has no parameter 'leaves'.", Assert.IsType<TrainingResult.Failed>(result).Reason);
    }

    [Fact]
    public void A_label_other_than_0_and_1_is_refused_with_its_row()
    {
        var rows = new SyntheticFlights(100, 1);
        rows.Labels[4] = 2;

        Assert.Contains(
            "Row 5 of input/data/train has the label late = 2", Assert.Throws<FaultException>(() => Train(rows, [])).Message);
    }

    [Fact]
    public void A_missing_column_is_named()
    {
        TrainerFolder folder = LayOut(Rows, TrainerStand.Job("lightgbm") with { Label = "delayed" });
        string message = Assert.Throws<FaultException>(() => new LightGbmTraining(folder, TextWriter.Null).Run()).Message;

        Assert.Contains("delayed", message);
        Assert.DoesNotContain(folder.Root, message);
    }

    [Fact]
    public void No_rows_are_refused() => Assert.Contains(
        "are 0", Assert.Throws<FaultException>(() => Train(new SyntheticFlights(0, 1), [])).Message);

    [Fact]
    public async Task Its_own_answers_to_the_first_rows_are_those_of_the_serving_path()
    {
        using var stand = new TrainerStand();
        using ProcessTrainer trainer = stand.Trainer();
        var finished = Assert.IsType<TrainingResult.Finished>(await TrainerStand.EndOf(trainer, TrainerStand.Job("lightgbm", rows: Rows.WriteParquet)));
        using IPredictor predictor = new LightGbmPredictorSource(stand.Blobs).Load(finished.Artifact, TrainerStand.Job().Features);
        ModelDeclaration model = Sample.Parse(Sample.Least);

        Assert.Equal(TrainingReport.MostAnswers, finished.Report!.Answers.Count);
        Assert.Equal(Outcome.Pass, SkewGate.Judge(model, finished.Report, predictor.Score(Rows.Table), Rows.Labels.Length).Outcome);
        Assert.Equal(Outcome.Pass, LossGate.Judge(finished.Report)!.Outcome);
        double[] elsewhere = predictor.Score(new SyntheticFlights(4_000, 2).Table);
        Assert.Equal(Outcome.Fail, SkewGate.Judge(model, finished.Report, elsewhere, elsewhere.Length).Outcome);
    }

    [Fact]
    public void A_training_that_is_repeated_and_one_that_begins_with_a_handful_give_the_same_version()
    {
        byte[] plain = File.ReadAllBytes(Path.Combine(Train(Rows, []).Model, "model.txt"));
        TrainerFolder folder = LayOut(Rows, TrainerStand.Job("lightgbm") with { Parameters = new Dictionary<string, string>(), Repeat = true, Overfits = true });
        new LightGbmTraining(folder, TextWriter.Null).Run();

        Assert.Equal(plain, File.ReadAllBytes(Path.Combine(folder.Model, "model.txt")));
    }

    [Fact]
    public void Whoever_cannot_learn_a_handful_of_rows_by_heart_is_stopped()
    {
        TrainerFolder folder = LayOut(Rows, TrainerStand.Job("lightgbm") with { Parameters = new Dictionary<string, string> { ["max_bin"] = "2", ["path_smooth"] = "1000" }, Overfits = true });

        Assert.Contains("could not be learnt by heart", Assert.Throws<FaultException>(() => new LightGbmTraining(folder, TextWriter.Null).Run()).Message);
    }

    private static async Task<Digest> ArtifactOf(SyntheticFlights rows, int seed)
    {
        using var stand = new TrainerStand();
        using ProcessTrainer trainer = stand.Trainer();
        TrainingJob job = TrainerStand.Job("lightgbm", rows: rows.WriteParquet) with { Seed = seed };
        return Assert.IsType<TrainingResult.Finished>(await TrainerStand.EndOf(trainer, job)).Artifact;
    }

    private TrainerFolder Train(SyntheticFlights rows, Dictionary<string, string> parameters, TextWriter? output = null)
    {
        TrainerFolder folder = LayOut(rows, TrainerStand.Job("lightgbm") with { Parameters = parameters });
        new LightGbmTraining(folder, output ?? TextWriter.Null).Run();
        return folder;
    }

    private TrainerFolder LayOut(SyntheticFlights rows, TrainingJob job)
    {
        var folder = new TrainerFolder(_scratch.At($"run-{++_folders}"));
        Directory.CreateDirectory(folder.TrainChannel);
        Directory.CreateDirectory(folder.Config);
        HyperParameters.Write(folder, job.Parameters);
        TrainingRequest.Of(job).Write(folder);
        rows.WriteParquet(Path.Combine(folder.TrainChannel, "train.parquet"));
        return folder;
    }
}
