using Perennial.Log;

namespace Perennial.App.Commands;

/// <summary>What was erased.</summary>
/// <param name="Model">The model.</param>
/// <param name="Rows">All rows erased: predictions, shadows and labels.</param>
/// <param name="InboxRows">Of these, not sealed yet.</param>
/// <param name="Segments">Segments that were written anew or dropped.</param>
/// <param name="Versions">Versions whose datasets named them; their artifacts stay.</param>
internal sealed record ForgetView(string Model, long Rows, long InboxRows, int Segments, IReadOnlyList<int> Versions)
{
    /// <summary>The view of a fact; null where there was nothing to erase.</summary>
    public static ForgetView Of(string model, EntityForgotten? fact, IReadOnlyList<int> versions) => fact is null
        ? new ForgetView(model, 0, 0, 0, [])
        : new ForgetView(model, fact.InboxRows + fact.Segments.Sum(one => one.ErasedRows), fact.InboxRows, fact.Segments.Count, versions);

    /// <summary>The lines for people.</summary>
    public IEnumerable<string> Lines()
    {
        if (Rows == 0)
        {
            yield return $"'{Model}' holds no row of that entity; its files were scrubbed all the same.";
            yield break;
        }

        yield return Words.Text($"Erased from '{Model}': {Rows:N0} rows, {InboxRows:N0} of them from the inbox, the others from {Segments} segments.");
        if (Versions.Count > 0)
        {
            yield return $"Trained on datasets that named them, and kept: version {string.Join(", ", Versions)}. To be rid of what they learnt: perennial retrain";
        }

        yield return "Backups are not touched: delete those made before, or erase again after restoring one.";
    }
}
