using Perennial.Terms;

namespace Perennial.Log;

/// <summary>Asks for matured rows with their labels, those that absence makes among them.</summary>
public static class LabelledQuery
{
    /// <summary>The labelled rows that occurred in [from, to) as the log held them at a sequence.</summary>
    /// <param name="model">Says what absence means.</param>
    /// <param name="from">The first time.</param>
    /// <param name="to">Up to here; everything before has matured.</param>
    /// <param name="asOf">Only what has at most this sequence is known.</param>
    /// <param name="without">Days left out; null for none.</param>
    public static WindowQuery Of(ModelDeclaration model, DateTimeOffset from, DateTimeOffset to, long asOf, IReadOnlyList<DateOnly>? without = null) =>
        new(from, to, asOf)
        {
            LabelledOnly = true,
            AbsentMeans = model.Label.AbsentMeans,
            SeenWhen = model.Label.SeenWhen,
            Without = without ?? [],
        };
}
