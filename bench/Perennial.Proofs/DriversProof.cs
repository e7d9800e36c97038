using System.Globalization;
using System.Text.Json.Nodes;

namespace Perennial.Proofs;

/// <summary><c>drivers</c>: two processes drive one model at once.</summary>
public sealed class DriversProof : IProof
{
    private const int Rounds = 6;
    private const int Busy = 3;

    public string Name => "drivers";

    public string Summary => "Of two processes that drive one model, one does and the other says who; a dead one's work is taken over at once; nothing is done twice.";

    public async Task<ProofOutcome> RunAsync(TextWriter progress, CancellationToken cancellation)
    {
        using var scratch = new Scratch(Name);
        var history = Excerpt.Write(scratch.Root);
        var alone = new ReplayFolder(Excerpt.Model, history, scratch.At("alone"));
        var took = await alone.FinishAsync(cancellation);
        var undisturbed = Footprint.Read(alone.Data);
        var random = new Random(3);
        var (refused, faults) = (0, new List<string>());
        for (var round = 1; round <= Rounds; round++)
        {
            var race = new ReplayFolder(Excerpt.Model, history, scratch.At($"race-{round}"));
            refused += await RaceAsync(race, faults, cancellation);
            var heir = new ReplayFolder(Excerpt.Model, history, scratch.At($"takeover-{round}"));
            await TakeOverAsync(heir, took * random.NextDouble(), faults, cancellation);
            faults.AddRange(new[] { race, heir }.SelectMany(folder => Footprint.Read(folder.Data).Faults(undisturbed)
                .Select(fault => $"{Path.GetFileName(folder.Data)}: {fault}")));
            await progress.WriteLineAsync($"round {round} of {Rounds}: {faults.Count} faults");
        }

        return new ProofOutcome(faults.Count == 0 && refused == Rounds, new JsonObject
        {
            ["races"] = Rounds,
            ["refused"] = refused,
            ["takeovers"] = Rounds,
            ["digest"] = undisturbed.Digest,
            ["failures"] = new JsonArray([.. faults.Select(fault => (JsonNode)fault)]),
        });
    }

    /// <summary>Starts two at the same time.</summary>
    /// <returns>How many were refused as they must be.</returns>
    private static async Task<int> RaceAsync(ReplayFolder folder, List<string> faults, CancellationToken cancellation)
    {
        using var one = folder.Start();
        using var other = folder.Start();
        var ends = await Task.WhenAll(one.WaitAsync(cancellation), other.WaitAsync(cancellation));
        var winner = ends[0].ExitCode == 0 ? one.Id : other.Id;
        var said = string.Create(CultureInfo.InvariantCulture, $"process {winner} ");
        var isWon = ends.Count(end => end.ExitCode == 0) == 1;
        var isRefused = ends.Count(end => end.ExitCode == Busy && end.Errors.Contains(said, StringComparison.Ordinal)) == 1;
        if (!isWon || !isRefused)
        {
            faults.Add($"race: ends {ends[0].ExitCode} and {ends[1].ExitCode}: {ends[0].Errors.Trim()} {ends[1].Errors.Trim()}");
        }

        return isRefused ? 1 : 0;
    }

    /// <summary>Kills the first, and starts the second at once, while what the first began may still be there.</summary>
    private static async Task TakeOverAsync(ReplayFolder folder, TimeSpan after, List<string> faults, CancellationToken cancellation)
    {
        using (var first = folder.Start())
        {
            await Task.Delay(after, cancellation);
            await first.KillAloneAsync();
            try
            {
                await folder.FinishAsync(cancellation);
            }
            catch (InvalidOperationException fault)
            {
                faults.Add($"takeover after {after.TotalSeconds:0.0} s: {fault.Message}");
            }
        }

        if (ProcessScan.Naming(folder.Data) is { Count: > 0 } left)
        {
            faults.Add($"takeover after {after.TotalSeconds:0.0} s: processes are left: {string.Join(", ", left)}");
        }
    }
}
