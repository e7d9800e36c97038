using Perennial.Log;
using Perennial.Terms;

namespace Perennial.Adapters.DuckDb;

/// <summary>
/// A recorded past in one file: <c>.parquet</c>, <c>.csv</c> or <c>.csv.gz</c>. Times without a zone are UTC. Safe for threads.
/// </summary>
/// <remarks>The columns that a declaration names are checked and loaded at their first use, and kept until it is disposed.</remarks>
public sealed class FileHistory(string file, DuckDbSession session) : IHistory, IDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, HistoryTable> _tables = new(StringComparer.Ordinal);
    private Digest? _digest;

    /// <inheritdoc/>
    public (DateTimeOffset First, DateTimeOffset Last, long Rows) Extent(ModelDeclaration model)
    {
        lock (_gate)
        {
            return Table(model).Extent;
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<HistoryRow> Read(ModelDeclaration model, DateTimeOffset from, DateTimeOffset to)
    {
        lock (_gate)
        {
            return Table(model).Read(from, to);
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<HistoryRow> ReadLabelled(ModelDeclaration model, DateTimeOffset from, DateTimeOffset to)
    {
        lock (_gate)
        {
            return Table(model).ReadLabelled(from, to, model.Label.MaturesAfter);
        }
    }

    /// <inheritdoc/>
    public Digest Digest()
    {
        lock (_gate)
        {
            return _digest ??= HistoryFile.Digest(file);
        }
    }

    /// <summary>Frees what was loaded.</summary>
    public void Dispose()
    {
        foreach (HistoryTable table in _tables.Values)
        {
            table.Dispose();
        }
    }

    private HistoryTable Table(ModelDeclaration model)
    {
        string key = string.Join('\n', model.Logged.Select(feature => $"{feature.Name} {feature.Type}")
            .Prepend($"{model.Columns} {model.ForEach} {model.Task} {model.Label.Name} {string.Join('\t', model.Label.Classes ?? [])}"));
        if (!_tables.TryGetValue(key, out HistoryTable? table))
        {
            table = HistoryTable.Load(file, session, model);
            _tables.Add(key, table);
        }

        return table;
    }
}
