using Perennial.Adapters.Files;

namespace Perennial.Adapters.Sqlite;

/// <summary>Finds predictions that are not sealed yet by their entity. Safe for threads.</summary>
/// <remarks>The index that this needs is made when it is first asked for: who never asks does not pay for it with every row.</remarks>
/// <param name="folder">Whose inbox.</param>
public sealed class InboxEntities(DataFolder folder) : IDisposable
{
    private const string Index = "CREATE INDEX IF NOT EXISTS rows_of_entities ON rows(model, entity, occurred) WHERE kind = 0";

    private const string Newest =
        """
        SELECT id, occurred FROM rows
        WHERE model = (SELECT number FROM models WHERE name = ?1) AND kind = 0 AND entity = ?2 AND occurred BETWEEN ?3 AND ?4
        ORDER BY occurred DESC LIMIT 2
        """;

    private readonly Lazy<SqliteDatabase> _database = new(() => SqliteDatabase.Create(folder.InboxFile, Index, "inbox.create"));
    private SqliteStatement? _newest;

    /// <summary>The newest prediction of an entity that occurred in [<paramref name="from"/>, <paramref name="to"/>], and one more where it is not the only one.</summary>
    /// <returns>At most two, newest first.</returns>
    public IReadOnlyList<(string Id, DateTimeOffset OccurredAt)> Find(string model, string entity, DateTimeOffset from, DateTimeOffset to)
    {
        lock (_database.Value.Gate)
        {
            _newest ??= _database.Value.Prepare(Newest);
            _newest.Bind(1, model).Bind(2, entity).Bind(3, from.UtcTicks).Bind(4, to.UtcTicks);
            List<(string, DateTimeOffset)> found = [];
            try
            {
                while (_newest.Step())
                {
                    found.Add((_newest.Text(0), new DateTimeOffset(_newest.Integer(1), TimeSpan.Zero)));
                }
            }
            finally
            {
                _newest.Reset();
            }

            return found;
        }
    }

    /// <summary>Closes the file.</summary>
    public void Dispose()
    {
        _newest?.Dispose();
        if (_database.IsValueCreated)
        {
            _database.Value.Dispose();
        }
    }
}
