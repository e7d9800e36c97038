using System.Net;
using System.Net.Sockets;
using Perennial.App.Commands;
using Perennial.Decide;
using Perennial.Registry;
using Perennial.Terms;
using Perennial.Train;

namespace Perennial.App.Tests.Commands;

/// <summary>A run waits for a version from elsewhere; a person brings it.</summary>
[Collection(CommandLine.Turns)]
public sealed class HandInCommandTests : IDisposable
{
    /// <summary>One tree, written by hand after LightGBM's text format: a distance above a half is likelier.</summary>
    private const string Trees =
        """
        tree
        version=v4
        num_class=1
        num_tree_per_iteration=1
        label_index=0
        max_feature_idx=0
        objective=binary sigmoid:1
        feature_names=distance
        feature_infos=[0:1]
        tree_sizes=289

        Tree=0
        num_leaves=2
        num_cat=0
        split_feature=0
        split_gain=1
        threshold=0.5
        decision_type=8
        left_child=-1
        right_child=-2
        leaf_value=-1 1
        leaf_weight=1 1
        leaf_count=1 1
        internal_value=0
        internal_weight=2
        internal_count=2
        is_linear=0
        shrinkage=1


        end of trees

        """;

    private readonly TestHouse house = new();

    public HandInCommandTests()
    {
        house.Append(
            "flight-delay",
            ReplayJob.Actor,
            new ModelDeclared(TestHouse.Declaration() with { Train = new TrainOptions { Trainer = Trainers.External } }),
            new RunStarted(1, Trigger.First, "the first"),
            new DatasetTaken(1, Digest.Of([1]), TestHouse.Start.AddDays(-20), TestHouse.Start.AddDays(-3), TestHouse.Start, 10, 1_000));
    }

    public void Dispose() => house.Dispose();

    [Fact]
    public async Task A_version_is_handed_in_once_in_a_persons_name()
    {
        var first = await HandInAsync(Write("model.txt", Trees));
        var again = await HandInAsync(Write("model.txt", Trees));

        Assert.Equal((0, 0), (first.Code, again.Code));
        Assert.StartsWith("The version of run 1 of 'flight-delay' is handed in, artifact ", first.Out, StringComparison.Ordinal);
        Assert.StartsWith("This was handed in already", again.Out, StringComparison.Ordinal);
        Assert.Equal("anna", house.History()[^1].Event.Actor);
        Assert.NotNull(house.State().Train.Active!.HandedIn!.Artifact);
        Assert.Contains("the version of run 1 was handed in", (await house.RunAsync("history")).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_turn_tells_the_training_system_and_then_says_what_it_waits_for()
    {
        using var listener = Listening(out var url);
        var told = listener.GetContextAsync();
        File.WriteAllText(Path.Combine(house.Data, "commands.yaml"), $"external: {{ url: {url} }}");
        var turn = house.RunAsync("turn", "flight-delay", "--wait", "--json");
        Assert.True(await Task.WhenAny(told, turn) == told, turn.IsCompletedSuccessfully ? (await turn).Error : "the turn failed before it told anybody");
        var context = await told;
        Assert.Contains("\"run\":1", await new StreamReader(context.Request.InputStream).ReadToEndAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        context.Response.Close();
        var (_, text, _) = await turn;

        Assert.Contains("\"action\": \"held\"", text, StringComparison.Ordinal);
        Assert.Contains("perennial hand-in flight-delay --run 1 --artifact PATH", text, StringComparison.Ordinal);
        Assert.Equal(RunStep.Train, house.State().Train.Active!.Step);
    }

    [Fact]
    public async Task What_cannot_be_loaded_is_not_taken()
    {
        var (code, _, error) = await HandInAsync(Write("model.onnx", "no graph"));
        Assert.NotEqual(0, code);
        Assert.Contains("ONNX Runtime does not take its model.onnx", string.Join(' ', error.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.Null(house.State().Train.Active!.HandedIn);
    }

    [Fact]
    public async Task A_run_is_given_up_with_the_reason()
    {
        var (code, said, _) = await house.RunAsync("hand-in", "flight-delay", "--run", "1", "--failed", "no machine was free");
        Assert.Equal(0, code);
        Assert.Contains("is given up: no machine was free", said, StringComparison.Ordinal);
        Assert.Equal("no machine was free", house.State().Train.Active!.HandedIn!.Failure);
    }

    [Theory]
    [InlineData("There is no run 7. Run 1 goes on.", "--run", "7", "--failed", "x")]
    [InlineData("Give either --artifact PATH, or --failed REASON", "--run", "1")]
    [InlineData("--artifact ends in '.pkl', and nothing tells how it is read.", "--run", "1", "--artifact", "model.pkl")]
    public async Task What_means_nothing_is_refused(string says, params string[] arguments)
    {
        var (code, _, error) = await house.RunAsync(["hand-in", "flight-delay", .. arguments]);
        Assert.NotEqual(0, code);
        Assert.Contains(says, string.Join(' ', error.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_replay_says_that_nobody_hands_a_version_in()
    {
        File.WriteAllText(house.ModelFile, TestHouse.Yaml + "train: { trainer: external }\n");
        var (code, _, error) = await house.RunAsync("replay", "-f", house.ModelFile, "--history", "none.csv");
        Assert.NotEqual(0, code);
        Assert.Contains("nobody hands a version in", string.Join(' ', error.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    private static HttpListener Listening(out string url)
    {
        using (var free = new TcpListener(IPAddress.Loopback, 0))
        {
            free.Start();
            url = $"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}/";
        }

        var listener = new HttpListener();
        listener.Prefixes.Add(url);
        listener.Start();
        return listener;
    }

    private Task<(int Code, string Out, string Error)> HandInAsync(string file) => house.RunAsync("hand-in", "flight-delay", "--run", "1", "--artifact", file, "--as", "anna");

    private string Write(string name, string text)
    {
        var file = Path.Combine(Path.GetDirectoryName(house.ModelFile)!, name);
        File.WriteAllText(file, text.ReplaceLineEndings("\n"));
        return file;
    }
}
