using Perennial.Terms;

namespace Perennial.Log;

/// <summary>Rows as the signature wants them: a value of another type is taken for missing, and counted, so that one bad sender cannot stop the log.</summary>
/// <param name="Rows">The rows.</param>
/// <param name="Mistyped">Values that were not of the declared type, or had no place in the signature.</param>
internal sealed record TypedRows(IReadOnlyList<StoredRow> Rows, long Mistyped)
{
    /// <summary>Brings rows to the signature.</summary>
    public static TypedRows Of(ModelDeclaration model, RowKind kind, IReadOnlyList<StoredRow> rows)
    {
        if (kind == RowKind.Label)
        {
            return Labels(model, rows);
        }

        var features = LogColumns.Of(model, kind);
        var mistyped = 0L;
        var typed = new StoredRow[rows.Count];
        for (var at = 0; at < typed.Length; at++)
        {
            typed[at] = Typed(features, rows[at], ref mistyped);
        }

        return new TypedRows(typed, mistyped);
    }

    /// <summary>A label that the task does not know is kept as none.</summary>
    private static TypedRows Labels(ModelDeclaration model, IReadOnlyList<StoredRow> rows)
    {
        var unfit = rows.LongCount(row => !Fits(model, row.Row.Score));
        return unfit == 0 ? new TypedRows(rows, 0) : new TypedRows(
            [.. rows.Select(row => Fits(model, row.Row.Score) ? row : row with { Row = row.Row with { Score = double.NaN } })], unfit);
    }

    private static bool Fits(ModelDeclaration model, double label) => model.Task switch
    {
        TaskKind.Binary => label is 0 or 1,
        TaskKind.Multiclass => label >= 0 && label < model.AnswerWidth && label == Math.Floor(label),
        _ => double.IsFinite(label),
    };

    private static StoredRow Typed(IReadOnlyList<FeatureDeclaration> features, StoredRow row, ref long mistyped)
    {
        var values = row.Row.Features;
        var wrong = Math.Abs(values.Count - features.Count) + features.Zip(values).Count(pair => !Fits(pair.First, pair.Second));
        if (wrong == 0)
        {
            return row;
        }

        mistyped += wrong;
        object?[] kept = [.. features.Select((feature, at) => at < values.Count && Fits(feature, values[at]) ? values[at] : null)];
        return row with { Row = row.Row with { Features = kept } };
    }

    private static bool Fits(FeatureDeclaration feature, object? value) => (feature.Type, value) switch
    {
        (_, null) or (FeatureType.Numeric, double) or (FeatureType.Categorical, string) => true,
        _ => false,
    };
}
