using System.Text.Json.Nodes;
using Perennial.Proofs;

namespace Perennial.Architecture.Tests.Proofs;

public sealed class ProofRunnerTests : IDisposable
{
    private static readonly string[] ReportKeys = ["name", "summary", "commit", "dirty", "machine", "date", "figures", "passed", "outcome", "skipped"];
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("perennial-proofs-");
    private readonly StringWriter output = new();

    [Theory]
    [InlineData(true, ProofRunner.Held)]
    [InlineData(false, ProofRunner.Failed)]
    public async Task A_proof_leaves_its_figures_and_its_machine(bool passed, int exitCode)
    {
        Assert.Equal(exitCode, await RunAsync(() => new(passed, new() { ["rowCount"] = 7 }), "planted"));
        var report = Report();
        Assert.Equal(ReportKeys, report.Select(pair => pair.Key));
        Assert.Equal(passed, (bool)report["passed"]!);
        Assert.Equal(passed ? "held" : "did not hold", (string)report["outcome"]!);
        Assert.Equal(7, (int)report["figures"]!["rowCount"]!);
        Assert.Equal(Environment.ProcessorCount, (int)report["machine"]!["cores"]!);
        Assert.All(["cpu", "memory", "os"], fact => Assert.NotEmpty((string)report["machine"]![fact]!));
    }

    [Theory]
    [InlineData(true, ProofRunner.Skipped, "skipped", "planted: skipped; not tried: lakes (lakes.csv does not exist); figures in proof/planted.json")]
    [InlineData(false, ProofRunner.Failed, "did not hold", "planted: DID NOT HOLD; not tried: lakes (lakes.csv does not exist); figures in proof/planted.json")]
    public async Task A_proof_of_which_a_part_was_not_tried_has_not_held(bool passed, int exitCode, string outcome, string lastLine)
    {
        Assert.Equal(exitCode, await RunAsync(() => new(passed, []) { Skipped = ["lakes (lakes.csv does not exist)"] }, "planted"));
        Assert.False((bool)Report()["passed"]!);
        Assert.Equal(outcome, (string)Report()["outcome"]!);
        Assert.Equal("lakes (lakes.csv does not exist)", (string)Report()["skipped"]![0]!);
        Assert.Equal(lastLine, output.ToString().TrimEnd().Split('\n')[^1]);
    }

    [Fact]
    public async Task A_proof_that_throws_did_not_hold_and_says_why()
    {
        Assert.Equal(ProofRunner.Failed, await RunAsync(() => throw new InvalidOperationException("no disk"), "planted"));
        Assert.False((bool)Report()["passed"]!);
        Assert.Contains("no disk", (string)Report()["figures"]!["error"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_name_the_proofs_are_listed_and_none_runs()
    {
        Assert.Equal(ProofRunner.Held, await RunAsync(() => throw new InvalidOperationException("ran")));
        Assert.Matches("planted +What the test says holds", output.ToString());
        Assert.Empty(folder.GetFileSystemInfos());
    }

    [Fact]
    public async Task An_unknown_name_is_refused() =>
        Assert.Equal(ProofRunner.Misused, await RunAsync(() => throw new InvalidOperationException("ran"), "other"));

    [Fact]
    public void Names_of_proofs_are_words_and_differ()
    {
        Assert.All(ProofList.All, proof => Assert.Matches("^[a-z][a-z-]*$", proof.Name));
        Assert.Equal(ProofList.All.Count, ProofList.All.Select(proof => proof.Name).Distinct().Count());
    }

    public void Dispose()
    {
        output.Dispose();
        folder.Delete(recursive: true);
    }

    private Task<int> RunAsync(Func<ProofOutcome> find, params string[] arguments) =>
        new ProofRunner([new PlantedProof(find)], folder.FullName, TimeProvider.System, output).RunAsync(arguments, TestContext.Current.CancellationToken);

    private JsonObject Report() => JsonNode.Parse(File.ReadAllText(Path.Combine(folder.FullName, "proof", "planted.json")))!.AsObject();
}
