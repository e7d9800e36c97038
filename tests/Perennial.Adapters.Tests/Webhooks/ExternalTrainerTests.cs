using Perennial.Adapters.Commands;
using Perennial.Adapters.Processes;
using Perennial.Adapters.Tests.Processes;
using Perennial.Adapters.Webhooks;
using Perennial.Terms;
using Perennial.Train;

namespace Perennial.Adapters.Tests.Webhooks;

/// <summary>A training system elsewhere is told of a run once, over real HTTP, whatever happens in between.</summary>
public sealed class ExternalTrainerTests : IDisposable
{
    private readonly ScratchFolder _scratch = new();
    private readonly ListedOperations _operations = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task It_is_told_what_is_wanted_and_why_once_and_nothing_is_waited_for()
    {
        using var receiver = new Receiver();
        Assert.IsType<TrainingResult.Elsewhere>(await ToldAsync(receiver));
        Assert.IsType<TrainingResult.Elsewhere>(await ToldAsync(receiver));
        var (key, authorization, body) = Assert.Single(receiver.Got);

        Assert.Equal((ExternalTrainer.Key(Job()), null), (key, authorization));
        Assert.Equal(
            ("late-flights", 1, Job().Dataset.Hex, "fine-tune", Digest.Of([7]).Hex, "money", key, "7"),
            ((string)body["model"]!, (int)body["run"]!, (string)body["dataset"]!, (string)body["strategy"]!, (string)body["parent"]!, (string)body["reason"]!, (string)body["key"]!, (string)body["parameters"]!["num_leaves"]!));
        Assert.Equal("perennial hand-in late-flights --run 1 --artifact PATH", (string)body["handIn"]!);
        Assert.Equal(["minute", "origin"], body["features"]!.AsArray().Select(feature => (string)feature!["name"]!));
    }

    [Fact]
    public async Task A_process_that_was_killed_before_it_noted_the_answer_tells_again_with_the_same_key()
    {
        using var receiver = new Receiver();
        await ToldAsync(receiver);
        File.Delete(_scratch.At("runs", TrainerStand.Model, "1", "told.json"));
        await ToldAsync(receiver);

        Assert.Equal(2, receiver.Got.Count);
        Assert.Single(receiver.Got.Select(one => one.Key).Distinct());
    }

    [Theory]
    [InlineData(503)]
    [InlineData(429)]
    public async Task What_may_help_is_tried_again_with_the_same_key(int code)
    {
        using var receiver = new Receiver(code, code);
        await ToldAsync(receiver);

        Assert.Equal(3, receiver.Got.Count);
        Assert.Single(receiver.Got.Select(one => one.Key).Distinct());
        Assert.Contains(_operations.Notes, note => note.StartsWith("the training system was told of run 1"));
    }

    [Theory]
    [InlineData(400)]
    [InlineData(302)]
    public async Task What_does_not_help_is_not_tried_again_until_the_next_turn(int code)
    {
        using var receiver = new Receiver(code);
        Assert.IsType<TrainingResult.Elsewhere>(await ToldAsync(receiver));
        Assert.Single(receiver.Got);
        Assert.Contains($"the training system could not be told of run 1; the next turn tries again ({receiver.Url} answered {code})", _operations.Notes);

        await ToldAsync(receiver);
        Assert.Equal(2, receiver.Got.Count);
    }

    [Fact]
    public async Task Nobody_there_is_noted_and_the_run_stands()
    {
        string url;
        using (var gone = new Receiver())
        {
            url = gone.Url;
        }

        Assert.IsType<TrainingResult.Elsewhere>(await ToldAsync($"external: {{ url: {url} }}"));
        Assert.Contains(_operations.Notes, note => note.Contains("could not be told", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_token_comes_from_a_file()
    {
        using var receiver = new Receiver();
        File.WriteAllText(_scratch.At("token"), "secret\n");
        await ToldAsync($"external: {{ url: {receiver.Url}, token_file: {_scratch.At("token")} }}");
        Assert.Equal("Bearer secret", Assert.Single(receiver.Got).Authorization);
    }

    [Theory]
    [InlineData("scorers: {}", "The trainer 'external' has nobody to tell: ")]
    [InlineData("external: { url: training.example }", "url is not one of http or https. Write: external: { url: https://training.example/runs }")]
    [InlineData("external: { url: http://127.0.0.1/, retries: 3 }", "'retries' is no key of it. Allowed: url, token_file")]
    public async Task Only_a_URL_of_the_list_is_told(string yaml, string says) =>
        Assert.Contains(says, Assert.IsType<TrainingResult.Failed>(await ToldAsync(yaml)).Reason, StringComparison.Ordinal);

    private static TrainingJob Job() => TrainerStand.Job(Trainers.External) with { Strategy = TrainingStrategy.FineTune, Parent = Digest.Of([7]) };

    private Task<TrainingResult> ToldAsync(Receiver receiver) => ToldAsync($"external: {{ url: {receiver.Url} }}");

    /// <summary>One turn of a process that waits: it advances until the run has ended, or nothing here goes on.</summary>
    private async Task<TrainingResult> ToldAsync(string yaml)
    {
        File.WriteAllText(_scratch.At("commands.yaml"), yaml);
        var list = new TrainerList(_scratch.At("commands.yaml"));
        using var trainer = new NamedTrainers(
            new ProcessTrainer(_scratch.At("runs"), new FolderBlobs(_scratch.At("blobs")), _operations, Executable.Command, TimeProvider.System),
            new ExternalTrainer(_scratch.At("runs"), list, _operations, new HastyClock()));
        TrainingResult result = trainer.Advance(Job());
        while (result is TrainingResult.Running)
        {
            await trainer.WaitAsync(TrainerStand.Model, 1, TestContext.Current.CancellationToken);
            result = trainer.Advance(Job());
        }

        return result;
    }
}
