using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Perennial.Proofs;

/// <summary><c>honest</c>: replays worlds in which the challenger is no better, 1,000 times each.</summary>
/// <remarks>The worlds are those of the tests in <c>tests/Perennial.Tests/Calibration</c>: the whole loop over stores in memory.</remarks>
public sealed partial class HonestProof : IProof
{
    private const string Replays = "1000";
    private const double Alpha = 0.05;

    public string Name => "honest";

    public string Summary => "Over 1,000 replays with no difference between versions, at most the declared 5 % end in a promotion, whatever days and entities share.";

    public async Task<ProofOutcome> RunAsync(TextWriter progress, CancellationToken cancellation)
    {
        var build = await Launch.RunAsync(
            "dotnet", ["build", "--configuration", "Release", "--nologo", "--verbosity", "quiet", Path.Combine(Checkout.Root, "tests", "Perennial.Tests")],
            new Dictionary<string, string>(), cancellation);
        if (build.ExitCode != 0)
        {
            throw new InvalidOperationException($"The tests cannot be built: {build.Output}{build.Errors}");
        }

        await progress.WriteLineAsync($"{Replays} replays of each world");
        var tests = Path.Combine(Checkout.Root, "artifacts", "bin", "Perennial.Tests", "release", "Perennial.Tests.dll");
        var run = await Launch.RunAsync(
            "dotnet", [tests, "--no-ansi", "--progress", "off", "--show-live-output", "on", "--filter-class", "*FalsePromotionTests"],
            new Dictionary<string, string> { ["PERENNIAL_REPLAYS"] = Replays }, cancellation);
        var worlds = Line().Matches(run.Output).Select(line => JsonNode.Parse(line.Value)!.AsObject()).DistinctBy(world => (string)world["world"]!).ToList();
        var passed = run.ExitCode == 0 && worlds.Count > 0 && worlds.TrueForAll(Holds);
        return new ProofOutcome(passed, new JsonObject
        {
            ["alpha"] = Alpha,
            ["worlds"] = new JsonArray([.. worlds.Select(world => world.DeepClone())]),
        });
    }

    private static bool Holds(JsonObject world) =>
        Count(world, "promoted") <= Alpha * Count(world, "compared");

    private static double Count(JsonObject world, string name) => Convert.ToDouble(world[name]!.ToString(), CultureInfo.InvariantCulture);

    [GeneratedRegex("""\{"world":"[^}]*\}""")]
    private static partial Regex Line();
}
