using Apache.Arrow;
using Apache.Arrow.Ipc;
using Perennial.Terms;

namespace Perennial.App.Api.Logging.Rows;

/// <summary>Reads a body that is an Arrow IPC stream: a column for each key of a row, and one for each that is logged.</summary>
internal static class ArrowRows
{
    private const string Prefix = "features.";

    /// <summary>Every row of a stream.</summary>
    /// <param name="body">The stream, whole: nothing is reserved for what it merely claims to hold.</param>
    /// <param name="shape">What rows must be.</param>
    /// <param name="take">Takes each draft.</param>
    /// <exception cref="ApiException">It is no Arrow stream, or has columns that mean nothing: status 400.</exception>
    public static void Read(ReadOnlyMemory<byte> body, RowShape shape, Action<RowDraft> take)
    {
        try
        {
            ArrowMessages.MustFit(body.Span);
            using var stream = new ArrowStreamReader(body);
            Action<int, RowDraft>[]? readers = null;
            while (stream.ReadNextRecordBatch() is { } batch)
            {
                using (batch)
                {
                    readers = [.. batch.Schema.FieldsList.Select((field, at) => Reader(field.Name, batch.Column(at), shape))];
                    Read(batch.Length, readers, shape, take);
                }
            }

            if (readers is null && stream.Schema is null)
            {
                throw new ApiException(400, "The body is no Arrow IPC stream: it is empty.");
            }
        }
        catch (Exception failure) when (failure is not (ApiException or OutOfMemoryException))
        {
            // What its bytes claim leads the reader anywhere; whatever it meets there is the body's fault.
            throw new ApiException(400, $"The body is no Arrow IPC stream (uncompressed buffers, the streaming form): {failure.Message}");
        }
    }

    private static void Read(int rows, Action<int, RowDraft>[] readers, RowShape shape, Action<RowDraft> take)
    {
        var draft = shape.Draft();
        for (var row = 0; row < rows; row++)
        {
            draft.Clear();
            foreach (var read in readers)
            {
                read(row, draft);
            }

            take(draft);
        }
    }

    private static Action<int, RowDraft> Reader(string name, IArrowArray cells, RowShape shape)
    {
        var place = Place(shape, name);
        return place >= 0 ? Feature(place, shape.Columns[place], new ArrowCells(name, cells))
            : Known(name, new ArrowCells(name, cells), shape) ?? throw new ApiException(400, shape.NoColumn(name)
                + " Beside these, a stream has id, time, entity, version, score, label, and score_CLASS for each class.");
    }

    private static int Place(RowShape shape, string name)
    {
        var feature = name.StartsWith(Prefix, StringComparison.Ordinal) ? name[Prefix.Length..] : name;
        for (var place = 0; place < shape.Columns.Count; place++)
        {
            if (shape.Columns[place].Name == feature)
            {
                return place;
            }
        }

        return -1;
    }

    private static Action<int, RowDraft> Feature(int place, FeatureDeclaration column, ArrowCells cells) => column.Type == FeatureType.Numeric
        ? (row, draft) =>
        {
            draft.HasFeatures = true;
            draft.Features[place] = cells.Number(row, draft) is { } number && !double.IsNaN(number) ? number : null;
        }
        : (row, draft) =>
        {
            draft.HasFeatures = true;
            draft.Features[place] = cells.Text(row, draft);
        };

    private static Action<int, RowDraft>? Known(string name, ArrowCells cells, RowShape shape)
    {
        var columns = shape.Model.Columns;
        return name switch
        {
            "version" => (row, draft) => draft.Version = cells.Text(row, draft),
            "score" when shape.Classes > 0 && cells.IsText => (row, draft) => draft.ScoredClass = cells.Text(row, draft),
            "score" => (row, draft) => draft.Score = cells.Number(row, draft) ?? double.NaN,
            _ when name == "id" || name == columns.Id => (row, draft) => draft.Id = cells.Text(row, draft),
            _ when name == "time" || name == columns.Time => (row, draft) => draft.Time = cells.Time(row, draft),
            _ when name == "entity" || name == columns.Entity => (row, draft) => draft.Entity = cells.Text(row, draft),
            _ when (name == "label" || name == shape.Model.Label.Name) && cells.IsText => (row, draft) => draft.LabelledClass = cells.Text(row, draft),
            _ when name == "label" || name == shape.Model.Label.Name => (row, draft) => draft.Label = cells.Number(row, draft) ?? double.NaN,
            _ => Share(name, cells, shape),
        };
    }

    private static Action<int, RowDraft>? Share(string name, ArrowCells cells, RowShape shape)
    {
        var place = shape.Classes == 0 ? -1 : shape.Model.Label.Classes!.ToList().FindIndex(one => name == "score_" + one);
        return place < 0 ? null : (row, draft) =>
        {
            if (cells.Number(row, draft) is { } share)
            {
                (draft.Classes ??= NoShares(shape.Classes))[place] = share;
            }
        };
    }

    /// <summary>NaN is no probability: a class whose column is missing is found so.</summary>
    private static double[] NoShares(int classes)
    {
        var shares = new double[classes];
        System.Array.Fill(shares, double.NaN);
        return shares;
    }
}
