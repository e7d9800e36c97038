using System.Globalization;
using Perennial.Log;
using Perennial.Terms;

namespace Perennial.Adapters.DuckDb;

/// <summary>What a row weighs in a training, in SQL: for how many predictions it stands, how old it is, how many of its class there are.</summary>
internal static class TrainingWeight
{
    public static string Of(ModelDeclaration model, ExampleWeights? weights)
    {
        string alone = $"{Known(model.Columns.Weight)} / least(1, {Known(model.Label.Explore)}){Age(weights)}";
        return weights is { Balanced: true } && model.Task != TaskKind.Regression
            ? $"({alone}) * sum({alone}) OVER () / (sum({alone}) OVER (PARTITION BY _label) * {(model.Task == TaskKind.Multiclass ? model.AnswerWidth : 2).ToString(CultureInfo.InvariantCulture)})"
            : alone;
    }

    private static string Age(ExampleWeights? weights) => weights is { HalfLife: { } half, Newest: var newest }
        ? string.Create(CultureInfo.InvariantCulture, $" * pow(0.5, (epoch_us({Sql.Instant(newest)}) - epoch_us(_occurred)) / {half.TotalMicroseconds:R}e0)")
        : string.Empty;

    private static string Known(string? column) => column is null
        ? "1.0"
        : $"(CASE WHEN TRY_CAST({Sql.Name(column)} AS DOUBLE) > 0 THEN TRY_CAST({Sql.Name(column)} AS DOUBLE) ELSE 1.0 END)";
}
