using Perennial.Log;

namespace Perennial.Adapters.Tests.Conformance;

/// <summary>What an inbox promises, written plainly and kept in memory: the other side of the property test.</summary>
public sealed class InboxTwin
{
    private readonly HashSet<(string Id, int Version, RowKind Kind)> _known = [];
    private readonly Dictionary<string, double> _labels = [];
    private readonly Dictionary<string, DateTimeOffset> _asked = [];
    private DateTimeOffset _arrived = DateTimeOffset.MinValue;
    private long _sequence;

    public List<StoredRow> Stored { get; } = [];

    public InboxReceipt Append(IReadOnlyList<InboxRow> rows, DateTimeOffset now)
    {
        DateTimeOffset arrived = now > _arrived ? now : _arrived;
        int accepted = 0;
        int corrected = 0;
        foreach (InboxRow row in rows)
        {
            bool correction = row.Kind == RowKind.Label && _labels.TryGetValue(row.Id, out double known) && known != row.Score;
            if (!IsNew(row) && !correction)
            {
                continue;
            }
            accepted++;
            corrected += correction ? 1 : 0;
            _arrived = arrived;
            if (row.Kind == RowKind.Prediction)
            {
                _asked[row.Id] = row.OccurredAt;
            }
            Stored.Add(new StoredRow(++_sequence, arrived, row) { AskedAt = _asked.TryGetValue(row.Id, out DateTimeOffset asked) ? asked : null });
        }
        return new InboxReceipt(accepted, rows.Count - accepted, corrected, _sequence);
    }

    public void Trim(long sequence) => Stored.RemoveAll(row => row.Sequence <= sequence);

    private bool IsNew(InboxRow row)
    {
        if (row.Kind == RowKind.Label)
        {
            bool known = _labels.ContainsKey(row.Id);
            _labels[row.Id] = row.Score;
            return !known;
        }
        return _known.Add((row.Id, row.Kind == RowKind.Shadow ? row.Version!.Value : 0, row.Kind));
    }
}
