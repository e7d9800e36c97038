using System.Text.Json;
using System.Text.Json.Nodes;

namespace Perennial.Proofs;

/// <summary>Lists proofs, or runs one and writes what it found to <c>proof/NAME.json</c>.</summary>
/// <param name="proofs">Those to choose from.</param>
/// <param name="root">The checkout; reports go to its folder <c>proof</c>.</param>
/// <param name="clock">Dates the report.</param>
/// <param name="output">What a person reads.</param>
public sealed class ProofRunner(IReadOnlyList<IProof> proofs, string root, TimeProvider clock, TextWriter output)
{
    public const int Held = 0;
    public const int Failed = 1;
    public const int Skipped = 2;
    public const int Misused = 64;

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellation)
    {
        if (arguments.Count == 0)
        {
            await ListAsync();
            return Held;
        }

        if (arguments.Count > 1 || proofs.FirstOrDefault(proof => proof.Name == arguments[0]) is not { } chosen)
        {
            await output.WriteLineAsync($"There is no proof '{string.Join(' ', arguments)}'.");
            await ListAsync();
            return Misused;
        }

        var outcome = await AttemptAsync(chosen, cancellation);
        var path = Path.Combine(root, "proof", chosen.Name + ".json");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllTextAsync(path, (await ReportAsync(chosen, outcome, cancellation)).ToJsonString(Indented) + "\n", cancellation);
        await output.WriteLineAsync($"{chosen.Name}: {Told(outcome)}; figures in proof/{chosen.Name}.json");
        return !outcome.Passed ? Failed : outcome.Skipped.Count > 0 ? Skipped : Held;
    }

    private static string Told(ProofOutcome outcome)
    {
        var verdict = outcome.Passed ? outcome.Verdict : outcome.Verdict.ToUpperInvariant();
        return outcome.Skipped.Count == 0 ? verdict : $"{verdict}; not tried: {string.Join("; ", outcome.Skipped)}";
    }

    private async Task ListAsync()
    {
        await output.WriteLineAsync(proofs.Count == 0 ? "There are no proofs yet." : "./prove NAME, where NAME is one of:");
        foreach (var proof in proofs)
        {
            await output.WriteLineAsync($"  {proof.Name,-24} {proof.Summary}");
        }
    }

    /// <summary>A proof that throws is a claim that does not hold, and the report says why; only a cancelled one leaves no report.</summary>
    private async Task<ProofOutcome> AttemptAsync(IProof proof, CancellationToken cancellation)
    {
        try
        {
            return await proof.RunAsync(output, cancellation);
        }
        catch (Exception error) when (!cancellation.IsCancellationRequested)
        {
            await output.WriteLineAsync(error.ToString());
            return new(false, new JsonObject { ["error"] = error.ToString() });
        }
    }

    private async Task<JsonObject> ReportAsync(IProof proof, ProofOutcome outcome, CancellationToken cancellation) => new()
    {
        ["name"] = proof.Name,
        ["summary"] = proof.Summary,
        ["commit"] = await Checkout.CommitAsync(root, cancellation),
        ["dirty"] = await Checkout.IsDirtyAsync(root, cancellation),
        ["machine"] = Machine.Read(),
        ["date"] = clock.GetUtcNow().ToString("O"),
        ["figures"] = outcome.Figures.DeepClone(),
        ["passed"] = outcome.Passed && outcome.Skipped.Count == 0,
        ["outcome"] = outcome.Verdict,
        ["skipped"] = new JsonArray([.. outcome.Skipped.Select(part => (JsonNode)part)]),
    };
}
