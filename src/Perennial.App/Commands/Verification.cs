using System.Text.RegularExpressions;
using Perennial.Adapters.Files;
using Perennial.Adapters.Sqlite;
using Perennial.Log;
using Perennial.Registry;
using Perennial.Terms;
using Perennial.Train;

namespace Perennial.App.Commands;

/// <summary>Checks a data folder: databases, journals, blobs, decisions. A fault ends nothing but what depends on it.</summary>
/// <param name="data">The folder.</param>
/// <param name="model">Only this model; null for every one.</param>
/// <param name="progress">Told what is being looked at.</param>
internal sealed partial class Verification(string data, string? model, Action<string> progress)
{
    private static readonly string[] Kinds = [BlobKinds.Segments, BlobKinds.Datasets, BlobKinds.Artifacts];
    private readonly DataFolder folder = DataFolder.Open(data, TimeProvider.System);
    private readonly HashSet<string> named = new(StringComparer.Ordinal);
    private readonly HashSet<string> looked = new(StringComparer.Ordinal);
    private readonly VerifyView found = new();
    private IReadOnlyList<string> models = [];

    /// <summary>Checks everything.</summary>
    public VerifyView Run()
    {
        var blobs = new BlobStore(folder);
        Array.ForEach(Kinds, kind => found.Blobs[kind] = 0);
        CheckDatabases();
        using var store = Journals();
        if (store is not null)
        {
            CheckJournals(store, blobs);
        }

        if (model is null || store is null)
        {
            CheckOthers(blobs, store is not null);
        }

        return found;
    }

    private SqliteJournalStore? Journals()
    {
        SqliteJournalStore? store = null;
        var open = File.Exists(folder.JournalFile) && Try(folder.JournalFile, () =>
        {
            store = new SqliteJournalStore(folder);
            models = store.Streams();
        });
        if (!open)
        {
            store?.Dispose();
        }

        return open ? store : null;
    }

    private void CheckDatabases()
    {
        foreach (var file in new[] { folder.JournalFile, folder.InboxFile, folder.LeaseFile, folder.OperationsFile })
        {
            progress(Path.GetFileName(file));
            found.Databases++;
            found.Faults.AddRange(SqliteAudit.Faults(file));
        }
    }

    private void CheckJournals(SqliteJournalStore store, BlobStore blobs)
    {
        var journal = new Journal(store);
        var chosen = model is null ? models : [ChosenModel.Choose(models, model, data)];
        foreach (var name in models)
        {
            Try($"journal '{name}'", () =>
            {
                var events = store.Read(name);
                NoteEndings(name, journal, events);
                named.UnionWith(events.SelectMany(one => Hex().Matches(one.Facts)).Select(match => match.Value));
                if (chosen.Contains(name))
                {
                    CheckJournal(name, journal, events, blobs);
                }
            });
        }
    }

    private void CheckJournal(string name, Journal journal, IReadOnlyList<JournalEvent> events, BlobStore blobs)
    {
        progress($"journal of {name}");
        found.Models.Add(name);
        found.Events += events.Count;
        found.Faults.AddRange(JournalAudit.Faults(name, events));
        var reading = JournalReading.Of(name, journal, events);
        found.Faults.AddRange(reading.Faults);
        progress($"decisions of {name}");
        Try($"journal '{name}': decisions", () =>
        {
            var (decided, faults) = DecisionAudit.Check(name, reading.Read, found.Changed);
            found.Decisions += decided;
            found.Faults.AddRange(faults);
        });
        Try($"journal '{name}': rollouts", () => found.Faults.AddRange(RolloutAudit.Check(name, reading.Read, found.Changed).Faults));
        var log = reading.Read.Aggregate(ModelState.Start, (state, one) => state.After(one)).Log;
        foreach (var recorded in reading.Read)
        {
            foreach (var (kind, digest) in Blobs(recorded.Fact).Where(one => !log.Endings.ContainsKey(one.Digest)))
            {
                Check(blobs, kind, digest, $"{kind[..^1]} of event {recorded.Event.Version} of '{name}'");
            }

            CheckDataset(blobs, log, recorded, name);
        }
    }

    /// <summary>Blobs that no event names: nothing depends on them, unless the journal cannot tell.</summary>
    private void CheckOthers(BlobStore blobs, bool readable)
    {
        foreach (var kind in Kinds)
        {
            foreach (var digest in blobs.List(kind).Where(one => !named.Contains(one.Hex) || IsLeftOver(one)))
            {
                if (readable)
                {
                    found.Strays.Add($"{Path.Combine(folder.Blobs, kind, digest.Hex[..2], digest.Hex)} ({kind[..^1]}): {(IsLeftOver(digest) ? "expired or erased" : "no event names it")}; perennial gc deletes it");
                }
                else
                {
                    Check(blobs, kind, digest, $"a {kind[..^1]}");
                }
            }

            foreach (var digest in blobs.List(kind).Where(one => readable && named.Contains(one.Hex) && !IsLeftOver(one)))
            {
                Check(blobs, kind, digest, $"a {kind[..^1]} behind a damaged event");
            }
        }
    }

    private void Check(BlobStore blobs, string kind, Digest digest, string what)
    {
        if (looked.Add($"{kind}/{digest.Hex}"))
        {
            progress($"{kind} {digest.Abbreviated}");
            found.Blobs[kind]++;
            Try(what, () => blobs.Verify(kind, digest));
        }
    }

    private bool Try(string what, Action check)
    {
        try
        {
            check();
            return true;
        }
        catch (Exception failure)
        {
            // Damage may show as any exception: each is told, and the next thing is looked at.
            found.Faults.Add($"{what}: {failure.Message}");
            return false;
        }
    }

    private static IEnumerable<(string Kind, Digest Digest)> Blobs(IFact fact) => fact switch
    {
        SegmentsSealed sealing => sealing.Segments.Select(segment => (BlobKinds.Segments, segment.Digest)),
        EntityForgotten erased => erased.Segments.Select(one => one.New).OfType<Segment>().Select(segment => (BlobKinds.Segments, segment.Digest)),
        DatasetTaken { Expectations: { } learnt } taken => [(BlobKinds.Datasets, taken.Dataset), (BlobKinds.Datasets, learnt)],
        DatasetTaken taken => [(BlobKinds.Datasets, taken.Dataset)],
        VersionRegistered { Version.TrainedOn: { } rows } registered => [(BlobKinds.Artifacts, registered.Version.Artifact), (BlobKinds.Segments, rows)],
        VersionRegistered registered => [(BlobKinds.Artifacts, registered.Version.Artifact)],
        _ => [],
    };

    [GeneratedRegex("[0-9a-f]{64}")]
    private static partial Regex Hex();
}
