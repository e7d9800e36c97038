using Perennial.Adapters.Files;
using Perennial.Log;
using Perennial.Registry;
using Perennial.Terms;
using Perennial.Train;

namespace Perennial.App.Commands;

internal sealed partial class Verification
{
    private readonly HashSet<Digest> ended = [];
    private readonly HashSet<Digest> held = [];

    /// <summary>Models may share a blob: it is left over only when nobody holds it any more.</summary>
    private bool IsLeftOver(Digest digest) => ended.Contains(digest) && !held.Contains(digest);

    /// <summary>What expired or was erased, said once for each event, and which segments are held.</summary>
    private void NoteEndings(string name, Journal journal, IReadOnlyList<JournalEvent> events)
    {
        var read = JournalReading.Of(name, journal, events).Read;
        var log = read.Aggregate(ModelState.Start, (state, one) => state.After(one)).Log;
        ended.UnionWith(log.Endings.Keys);
        held.UnionWith(log.Segments.Select(segment => segment.Digest));
        found.Erased.AddRange(read.Where(one => one.Fact is SegmentsExpired or EntityForgotten)
            .Select(one => Words.Text($"event {one.Event.Version} of '{name}', {one.Event.AsOf:yyyy-MM-dd}: {FactText.Of(one.Fact)}")));
    }

    /// <summary>Every segment that a dataset names is there, or the journal says what became of it.</summary>
    private void CheckDataset(BlobStore blobs, LogState log, Recorded recorded, string name)
    {
        if (recorded.Fact is not DatasetTaken taken || !blobs.List(BlobKinds.Datasets).Contains(taken.Dataset))
        {
            return;
        }

        var what = $"dataset {taken.Dataset.Abbreviated} of event {recorded.Event.Version} of '{name}'";
        Try(what, () =>
        {
            var manifest = CanonicalJson.Read<DatasetManifest>(File.ReadAllText(blobs.Open(BlobKinds.Datasets, taken.Dataset)));
            List<Digest> segments = [.. manifest.Predictions, .. manifest.Labels];
            found.Faults.AddRange(segments.Where(one => log.Segments.TrueForAll(segment => segment.Digest != one) && !log.Endings.ContainsKey(one))
                .Select(one => $"{what} names segment {one.Abbreviated}, which no event sealed."));
            found.Erased.AddRange(segments.SelectMany(log.EndingsOf).GroupBy(one => (one.Expired, Days.Of(one.At)))
                .Select(group => Words.Text($"{what}: {group.Sum(one => one.Rows):N0} rows {(group.Key.Expired ? "expired" : "were erased")} on {group.Key.Item2:yyyy-MM-dd}")));
        });
    }
}
