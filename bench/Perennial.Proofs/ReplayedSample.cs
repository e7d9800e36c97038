using Perennial.Adapters.DuckDb;
using Perennial.Adapters.Files;
using Perennial.Adapters.Sqlite;
using Perennial.Registry;
using Perennial.Serve;
using Perennial.Terms;

namespace Perennial.Proofs;

/// <summary>What a replay of the sample leaves: versions that answer, and requests for them. <c>PERENNIAL_REPLAYED</c> names the data folder of one that is over; without it the sample is replayed.</summary>
/// <param name="Data">The data folder.</param>
/// <param name="Model">What is declared.</param>
/// <param name="Versions">Versions as if they had been brought from elsewhere: then they belong to no run, and the model has no other history.</param>
/// <param name="Requests">Those of one day.</param>
public sealed record ReplayedSample(string Data, ModelDeclaration Model, IReadOnlyList<ModelVersion> Versions, IReadOnlyList<Request> Requests)
{
    private const string Variable = "PERENNIAL_REPLAYED";

    /// <summary>Replays it where nobody did, and reads what came of it.</summary>
    public static async Task<ReplayedSample> MakeAsync(Scratch scratch, TextWriter progress, CancellationToken cancellation)
    {
        if (Environment.GetEnvironmentVariable(Variable) is { } done)
        {
            return Read(done);
        }

        await progress.WriteLineAsync("replaying the sample, for its versions");
        var replayed = scratch.At("replayed");
        await new ReplayFolder(Sample.Model, Sample.History, replayed).ReplayAsync(cancellation);
        return Read(replayed);
    }

    private static ReplayedSample Read(string data)
    {
        using var store = new SqliteJournalStore(DataFolder.Open(data, TimeProvider.System));
        var journal = new Journal(store);
        var state = new ModelStates(journal).Load(journal.Streams()[0]).Registry;
        List<ModelVersion> versions = [.. state.Versions.DistinctBy(version => version.Artifact).Index().Select(one => one.Item with { Number = one.Index + 1, Run = 0, Twin = false, Flavour = Flavours.LightGbm })];
        using var session = new DuckDbSession(new DuckDbOptions());
        using var history = new FileHistory(Sample.History, session);
        var first = history.Extent(state.Declared()).First;
        return new ReplayedSample(
            data, state.Declared(), versions,
            [.. history.Read(state.Declared(), first.AddDays(100), first.AddDays(101)).Select(row => new Request(row.Id, row.OccurredAt, row.Entity, row.Features))]);
    }
}
