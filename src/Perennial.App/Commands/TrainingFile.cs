using Perennial.Adapters.DuckDb;
using Perennial.Terms;

namespace Perennial.App.Commands;

/// <summary>The rows that a version from elsewhere was trained on, kept as a segment apart from the log.</summary>
/// <param name="Digest">The segment.</param>
/// <param name="Rows">How many.</param>
/// <param name="From">The first is not earlier than this.</param>
/// <param name="To">The last is before this.</param>
internal sealed record TrainingFile(Digest Digest, long Rows, DateTimeOffset From, DateTimeOffset To)
{
    /// <summary>Reads a file, and keeps its rows: their features, and their times where it has them.</summary>
    /// <param name="house">The data folder.</param>
    /// <param name="model">Says the columns.</param>
    /// <param name="file">The file.</param>
    /// <param name="otherwise">The time of rows that have none.</param>
    public static TrainingFile Keep(Composition house, ModelDeclaration model, string file, DateTimeOffset otherwise)
    {
        var rows = TrainingRows.Read(house.DuckDb, model, file, otherwise);
        return new TrainingFile(
            house.Log.KeepTraining(model.Features, rows),
            rows.Count,
            Days.Floor(rows.Min(row => row.Row.OccurredAt)),
            Days.Floor(rows.Max(row => row.Row.OccurredAt)).AddDays(1));
    }
}
