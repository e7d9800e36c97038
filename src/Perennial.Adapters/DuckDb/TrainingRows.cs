using Perennial.Log;
using Perennial.Terms;

namespace Perennial.Adapters.DuckDb;

/// <summary>The rows that a version was trained on elsewhere.</summary>
public static class TrainingRows
{
    /// <summary>Reads the features of a file, and its times where it has them.</summary>
    /// <param name="session">Reads it.</param>
    /// <param name="model">Says the columns.</param>
    /// <param name="file">The file.</param>
    /// <param name="otherwise">The time of rows where the file tells none.</param>
    /// <exception cref="FaultException">The file cannot be read, lacks a feature, or holds no rows.</exception>
    public static IReadOnlyList<StoredRow> Read(DuckDbSession session, ModelDeclaration model, string file, DateTimeOffset otherwise)
    {
        using DuckDbLink link = session.Open($"read '{file}'", "It may be cut short, or be something else: write it again.");
        ImportScan scan = ImportScan.Of(link, new ImportFile(RowKind.Prediction, file, null, TimeSpan.Zero));
        string[] missing = [.. model.Features.Select(feature => feature.Name).Where(name => !scan.Types.ContainsKey(name))];
        if (missing.Length > 0)
        {
            throw new FaultException($"Training rows '{file}' lack the features {string.Join(", ", missing)}. There are: {string.Join(", ", scan.Types.Keys)}. Name the columns as the model's file does.");
        }

        IEnumerable<string> cells = model.Features.Select(feature => feature.Type == FeatureType.Numeric
            ? HistoryColumn.Number(feature.Name, scan.Types[feature.Name]).Value : HistoryColumn.Text(feature.Name).Value);
        string time = scan.Types.TryGetValue(model.Columns.Time, out string? type) ? HistoryColumn.Time(model.Columns.Time, type).Value : "NULL::TIMESTAMP";
        List<StoredRow> rows = [];
        link.Read($"SELECT epoch_us(coalesce({time}, {Sql.Instant(otherwise)})), {string.Join(", ", cells)} FROM {scan.Relation}", row =>
        {
            object?[] values = [.. model.Features.Select((feature, at) =>
                row.IsDBNull(at + 1) ? null : feature.Type == FeatureType.Numeric ? (object)row.GetDouble(at + 1) : row.GetString(at + 1))];
            DateTimeOffset occurred = DateTimeOffset.UnixEpoch.AddTicks(row.GetInt64(0) * TimeSpan.TicksPerMicrosecond);
            rows.Add(new(rows.Count + 1, occurred, new InboxRow(RowKind.Prediction, $"{rows.Count + 1}", occurred, null, double.NaN, null, values)));
        });
        return rows.Count > 0 ? rows : throw new FaultException($"Training rows '{file}' are none: the file holds no row.");
    }
}
