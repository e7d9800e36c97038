using Perennial.Log;

namespace Perennial.App.Api.Logging.Rows;

/// <summary>The rows of one request: those that go to the log, and those that are refused, each by its place.</summary>
/// <param name="shape">What rows must be.</param>
/// <param name="most">The most rows that one request may have.</param>
internal sealed class RowBatch(RowShape shape, int most)
{
    private readonly List<InboxRow> rows = [];
    private readonly List<RefusedRow> refused = [];

    /// <summary>What rows must be.</summary>
    public RowShape Shape => shape;

    /// <summary>How many rows came, taken or not.</summary>
    public int Count { get; private set; }

    /// <summary>Rows for the log, in order.</summary>
    public IReadOnlyList<InboxRow> Rows => rows;

    /// <summary>Rows that were not taken, in order.</summary>
    public IReadOnlyList<RefusedRow> Refused => refused;

    /// <summary>Labels of which only the entity is said, by their place.</summary>
    public List<EntityLabel> ByEntity { get; } = [];

    /// <summary>Takes a draft as a prediction.</summary>
    public void AddPrediction(RowDraft draft) => Add(draft, shape.Prediction(draft));

    /// <summary>Takes a draft as a label, or puts it aside until its prediction is found.</summary>
    public void AddLabel(RowDraft draft)
    {
        if (draft is { Id: null, Entity: { } entity, Error: null } && shape.Label(draft, "unknown") is { } found)
        {
            ByEntity.Add(new EntityLabel(Next(), entity, draft.Time, found));
            return;
        }

        if (draft.Id is null)
        {
            draft.Refuse("A row has no id: it is the prediction's, by which its label is found. Where it is not known, send 'entity' and 'time' instead.");
        }

        Add(draft, shape.Label(draft, draft.Id ?? string.Empty));
    }

    /// <summary>Adds a label whose prediction was found.</summary>
    public void Found(EntityLabel label, string id) => rows.Add(label.Row with { Id = id });

    /// <summary>Refuses the row at a place.</summary>
    public void Refuse(int index, string? id, string error) => refused.Add(new RefusedRow(index, id, error));

    /// <summary>Refuses what stands where the next row should, and cannot be read at all.</summary>
    public void RefuseNext(string? id, string error) => Refuse(Next(), id, error);

    private void Add(RowDraft draft, InboxRow? row)
    {
        var index = Next();
        if (row is null)
        {
            Refuse(index, draft.Id, draft.Error!);
            return;
        }

        rows.Add(row);
    }

    private int Next() => Count < most ? Count++
        : throw new ApiException(413, $"The request has more than {most} rows, the most that one may have (ingest.rows). Send several requests.");
}
