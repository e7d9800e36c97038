using Perennial.Adapters.DuckDb;
using Perennial.Adapters.Sqlite;

namespace Perennial.App.Api.Logging.Labels;

/// <summary>Finds the prediction that a label speaks of, where only its entity and time are known: sealed or not.</summary>
/// <param name="house">The data folder.</param>
internal sealed class EntityPredictions(Composition house) : IDisposable
{
    private readonly InboxEntities recent = new(house.Folder);
    private readonly SegmentEntities older = new(house.Blobs, house.DuckDb);

    /// <summary>The ids of the newest prediction of each entity in its time: none, one, or several that are equally new.</summary>
    /// <param name="model">The model.</param>
    /// <param name="asked">An entity, and from when to when, both included.</param>
    public IReadOnlyList<IReadOnlyList<string>> Newest(string model, IReadOnlyList<(string Entity, DateTimeOffset From, DateTimeOffset To)> asked)
    {
        // In this order: a row leaves the inbox only after the journal says that it is sealed.
        List<IReadOnlyList<(string Id, DateTimeOffset OccurredAt)>> unsealed = [.. asked.Select(one => recent.Find(model, one.Entity, one.From, one.To))];
        var sealedOnes = older.Find(house.States.Load(model).Log.Segments, [.. asked.Select((one, place) => (one.Entity, unsealed[place] is [var newest, ..] ? newest.OccurredAt : one.From, one.To))]);
        return [.. unsealed.Select((found, place) => Newest([.. found, .. sealedOnes[place]]))];
    }

    /// <inheritdoc/>
    public void Dispose() => recent.Dispose();

    private static IReadOnlyList<string> Newest(IReadOnlyList<(string Id, DateTimeOffset OccurredAt)> found)
    {
        if (found.Count == 0)
        {
            return [];
        }

        var newest = found.Max(one => Whole(one.OccurredAt));
        return [.. found.Where(one => Whole(one.OccurredAt) == newest).Select(one => one.Id).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>As segments hold it: whole microseconds.</summary>
    private static long Whole(DateTimeOffset time) => time.UtcTicks / TimeSpan.TicksPerMicrosecond;
}
