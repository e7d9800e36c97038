using Perennial.Log;

namespace Perennial.Tests.Fakes;

/// <summary>An inbox in memory whose time is set by hand.</summary>
internal sealed class MemoryInbox : IInbox
{
    private readonly HashSet<(string Model, RowKind Kind, string Id, int? Version)> known = [];
    private readonly Dictionary<(string Model, string Id), double> labels = [];
    private readonly Dictionary<(string Model, string Id), DateTimeOffset> asked = [];
    private readonly Dictionary<string, List<StoredRow>> rows = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> sequences = new(StringComparer.Ordinal);

    /// <summary>When rows arrive.</summary>
    public DateTimeOffset Now { get; set; } = DateTimeOffset.UnixEpoch;

    public Task<InboxReceipt> AppendAsync(string model, IReadOnlyList<InboxRow> rows, CancellationToken cancellationToken) =>
        Task.FromResult(Append(model, rows));

    public IReadOnlyList<StoredRow> Read(string model, long afterSequence, DateTimeOffset before, int limit) =>
        [.. Of(model).Where(row => row.Sequence > afterSequence && row.ArrivedAt < before).Take(limit)];

    public void Trim(string model, long sequence) => Of(model).RemoveAll(row => row.Sequence <= sequence);

    /// <summary>Appends rows at <see cref="Now"/>.</summary>
    public InboxReceipt Append(string model, IReadOnlyList<InboxRow> appended)
    {
        var (accepted, corrected) = (0, 0);
        foreach (var row in appended)
        {
            var correction = row.Kind == RowKind.Label && labels.TryGetValue((model, row.Id), out var label) && !label.Equals(row.Score);
            if (correction || known.Add((model, row.Kind, row.Id, row.Kind == RowKind.Shadow ? row.Version : null)))
            {
                accepted++;
                corrected += correction ? 1 : 0;
                Keep(model, row);
            }
        }

        return new InboxReceipt(accepted, appended.Count - accepted, corrected, sequences.GetValueOrDefault(model));
    }

    /// <summary>Takes over what another holds.</summary>
    public void CopyFrom(MemoryInbox other)
    {
        Now = other.Now;
        known.UnionWith(other.known);
        foreach (var (key, value) in other.labels)
        {
            labels[key] = value;
        }

        foreach (var (key, value) in other.asked)
        {
            asked[key] = value;
        }

        foreach (var (model, all) in other.rows)
        {
            rows[model] = [.. all];
            sequences[model] = other.sequences.GetValueOrDefault(model);
        }
    }

    private void Keep(string model, InboxRow row)
    {
        var sequence = sequences[model] = sequences.GetValueOrDefault(model) + 1;
        if (row.Kind == RowKind.Prediction)
        {
            asked[(model, row.Id)] = row.OccurredAt;
        }

        Of(model).Add(new StoredRow(sequence, Now, row) { AskedAt = asked.TryGetValue((model, row.Id), out var at) ? at : null });
        if (row.Kind == RowKind.Label)
        {
            labels[(model, row.Id)] = row.Score;
        }
    }

    private List<StoredRow> Of(string model)
    {
        if (!rows.TryGetValue(model, out var all))
        {
            rows[model] = all = [];
        }

        return all;
    }
}
