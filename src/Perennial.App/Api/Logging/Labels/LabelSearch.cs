using System.Globalization;
using Perennial.App.Api.Live;
using Perennial.App.Api.Logging.Rows;
using Perennial.Terms;

namespace Perennial.App.Api.Logging.Labels;

/// <summary>Gives labels that name only an entity the id of their prediction: the newest of that entity until then, and not too old.</summary>
/// <param name="predictions">Finds predictions.</param>
/// <param name="clock">The time of labels that name none.</param>
internal sealed class LabelSearch(EntityPredictions predictions, TimeProvider clock)
{
    private static readonly TimeSpan AtLeast = TimeSpan.FromDays(1);

    /// <summary>How old a prediction may be where the request does not say: as long as a label takes to mature, or a day where that is nothing.</summary>
    public static TimeSpan Usual(ModelDeclaration model) => model.Label.MaturesAfter > TimeSpan.Zero ? model.Label.MaturesAfter : AtLeast;

    /// <summary>Finds the predictions of a batch; labels that have none, or one of several, are refused.</summary>
    /// <param name="live">The model.</param>
    /// <param name="batch">Takes what is found.</param>
    /// <param name="within">How old a prediction may be when its label became true.</param>
    public void Resolve(LiveModel live, RowBatch batch, TimeSpan within)
    {
        if (batch.ByEntity.Count == 0)
        {
            return;
        }

        var now = clock.GetUtcNow();
        var found = predictions.Newest(live.Name, [.. batch.ByEntity.Select(one => Asked(one, one.Time ?? now, within))]);
        foreach (var (place, label) in batch.ByEntity.Index())
        {
            if (found[place] is [var id])
            {
                batch.Found(label, id);
                continue;
            }

            batch.Refuse(label.Index, null, Why(label, label.Time ?? now, within, found[place]));
        }
    }

    private static (string Entity, DateTimeOffset From, DateTimeOffset To) Asked(EntityLabel label, DateTimeOffset time, TimeSpan within) =>
        (label.Entity, time - DateTimeOffset.MinValue < within ? DateTimeOffset.MinValue : time - within, time);

    private static string Why(EntityLabel label, DateTimeOffset time, TimeSpan within, IReadOnlyList<string> found) => found.Count == 0
        ? $"'{RowShape.Cut(label.Entity)}' has no prediction within {Words(within)} before {time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)}. Send the prediction's 'id', or look further back: ?within=30d"
        : $"'{RowShape.Cut(label.Entity)}' has {found.Count} predictions at that time, none of them newer: {string.Join(", ", found.Take(5))}. Send the 'id' of the one that is meant.";

    private static string Words(TimeSpan within) => within.TotalDays >= 1
        ? string.Create(CultureInfo.InvariantCulture, $"{within.TotalDays:0.#} d")
        : string.Create(CultureInfo.InvariantCulture, $"{within.TotalMinutes:0.#} min");
}
