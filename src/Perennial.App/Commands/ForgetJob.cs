using Perennial.Adapters.DuckDb;
using Perennial.Adapters.Processes;
using Perennial.Adapters.Sqlite;
using Perennial.Log;
using Perennial.Registry;
using Perennial.Terms;
using Perennial.Train;

namespace Perennial.App.Commands;

/// <summary>Erases every row of one entity from a model's log.</summary>
/// <remarks>
/// In order: the ids are noted and leave the inbox; segments are written anew; the journal says so, by digests; old blobs and run folders go;
/// the notes go, and SQLite's files are written anew. Killed anywhere, the same call finishes it: every step finds what is left of its work.
/// </remarks>
/// <param name="House">The data folder, of which nothing is driven meanwhile.</param>
/// <param name="Model">The model.</param>
/// <param name="Entity">Whose rows; written nowhere.</param>
internal sealed record ForgetJob(Composition House, string Model, string Entity)
{
    /// <summary>Erases, and tells what went.</summary>
    public ForgetView Run(DateTimeOffset now, string actor, string reason)
    {
        using var quiet = QuietFolder.Take(House);
        using var inbox = new InboxErasure(House.Folder);
        var segments = new SegmentErasure(House.Blobs, House.DuckDb);
        var state = House.States.Load(Model);
        inbox.Begin(Model, Entity, segments.Ids(state.Log.Segments, Entity), state.Head.Version);
        var fact = inbox.Pending(Model) is { } pending
            ? Journal(pending.Head, now, actor, new EntityForgotten(reason, pending.Rows, segments.Erase(state.Log.Segments, pending.Ids)))
            : null;
        Delete();
        inbox.End(Model);
        inbox.Scrub();
        return ForgetView.Of(Model, fact, fact is null ? [] : Taught(fact));
    }

    /// <summary>Journals the erasure, unless one that was killed had done so.</summary>
    private EntityForgotten Journal(long head, DateTimeOffset now, string actor, EntityForgotten fact)
    {
        var known = fact.Segments.Count > 0 ? null : House.Journal.Read(Model, head).Select(one => one.Fact).OfType<EntityForgotten>().LastOrDefault();
        if (known is null)
        {
            House.States.Act(Model, now, actor, _ => [fact]);
        }

        return known ?? fact;
    }

    /// <summary>Old segments, strays that a killed sealing left, and folders with training rows.</summary>
    private void Delete()
    {
        var use = BlobUse.Of([.. House.Journal.Streams().Select(House.States.Load)]);
        foreach (var digest in House.Blobs.List(BlobKinds.Segments).Where(digest => !use.Holds(BlobKinds.Segments, digest)))
        {
            House.Blobs.Delete(BlobKinds.Segments, digest);
        }

        foreach (var folders in new[] { House.Folder.Runs, Path.Combine(House.Folder.Root, "comparison", "runs") }.Select(runs => new RunFolders(runs)))
        {
            foreach (var (model, run) in folders.All().Where(one => one.Model == Model))
            {
                folders.Delete(model, run);
            }
        }
    }

    /// <summary>The versions whose datasets named a segment that held such rows.</summary>
    private IReadOnlyList<int> Taught(EntityForgotten fact)
    {
        var old = fact.Segments.Select(segment => segment.Old).ToHashSet();
        var state = House.States.Load(Model);
        return [.. state.Registry.Versions
            .Where(version => Named(version.Dataset).SelectMany(state.Log.Trail).Any(old.Contains))
            .Select(version => version.Number)];
    }

    private IEnumerable<Digest> Named(Digest dataset)
    {
        var manifest = CanonicalJson.Read<DatasetManifest>(File.ReadAllText(House.Blobs.Open(BlobKinds.Datasets, dataset)));
        return manifest.Predictions.Concat(manifest.Labels);
    }
}
