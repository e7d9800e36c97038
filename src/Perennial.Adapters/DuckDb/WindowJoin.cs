using Perennial.Log;

namespace Perennial.Adapters.DuckDb;

/// <summary>The join of predictions with what was known of them: labels, and what a shadow said.</summary>
/// <remarks>Of predictions, and of shadow scores, with the same id the first counts; of labels the last: a correction.</remarks>
internal sealed class WindowJoin
{
    private const long MicrosPerDay = 86_400_000_000;

    private readonly SegmentColumns _columns;
    private readonly WindowSegments _segments;
    private readonly WindowQuery _query;
    private readonly List<WindowRow> _rows;
    private readonly Dictionary<IdKey, int> _places;

    private WindowJoin(SegmentColumns columns, WindowSegments segments, WindowQuery query)
    {
        _columns = columns;
        _segments = segments;
        _query = query;
        // At once as large as they can get: what grows by doubling leaves twice its size behind.
        int most = (int)Math.Min(segments.Predictions.Sum(segment => segment.Rows), Array.MaxLength);
        _rows = new(most);
        _places = new(most);
    }

    /// <summary>The rows of <paramref name="query"/>, by sequence.</summary>
    public static WindowRow[] Rows(SegmentColumns columns, WindowSegments segments, WindowQuery query)
    {
        WindowJoin join = new(columns, segments, query);
        join.Ask();
        join.Label();
        join.Absent();
        if (query.Shadow is { } version)
        {
            join.Shadow(version);
        }

        return join.Kept();
    }

    private void Ask()
    {
        IReadOnlyList<IdKey[]> ids = _columns.Ids(_segments.Predictions);
        IReadOnlyList<long[]> occurred = _columns.Occurred(_segments.Predictions);
        long from = Sql.Micros(_query.From);
        long to = Sql.Micros(_query.To);
        HashSet<long> without = [.. _query.Without.Select(day => (long)day.DayNumber - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber)];
        foreach ((int segment, int row, long sequence) in Known(_segments.Predictions))
        {
            long at = occurred[segment][row];
            if (at >= from && at < to && !without.Contains(at / MicrosPerDay) && _places.TryAdd(ids[segment][row], _rows.Count))
            {
                _rows.Add(new(segment, row, sequence));
            }
        }
    }

    private void Label()
    {
        IReadOnlyList<IdKey[]> ids = _columns.Ids(_segments.Labels);
        IReadOnlyList<double[]> labels = _columns.Numbers(_segments.Labels, WindowColumns.Label);
        foreach ((int segment, int row, _) in Known(_segments.Labels))
        {
            if (!double.IsNaN(labels[segment][row]) && _places.TryGetValue(ids[segment][row], out int place))
            {
                _rows[place] = _rows[place] with { Label = labels[segment][row] };
            }
        }
    }

    /// <summary>No label is one too where the query says so, and where a label could have come.</summary>
    private void Absent()
    {
        if (_query.AbsentMeans is not { } absent)
        {
            return;
        }

        IReadOnlyList<double[]>? seen = _query.SeenWhen is { } column ? _columns.Numbers(_segments.Predictions, column) : null;
        for (int place = 0; place < _rows.Count; place++)
        {
            WindowRow row = _rows[place];
            if (row.Label is null && (seen is null || seen[row.Segment][row.Row] == 1))
            {
                _rows[place] = row with { Label = absent };
            }
        }
    }

    private void Shadow(int version)
    {
        IReadOnlyList<IdKey[]> ids = _columns.Ids(_segments.Shadows);
        IReadOnlyList<double[]> versions = _columns.Numbers(_segments.Shadows, WindowColumns.Version);
        foreach ((int segment, int row, _) in Known(_segments.Shadows))
        {
            if (versions[segment][row] == version && _places.TryGetValue(ids[segment][row], out int place) && _rows[place].Shadow is null)
            {
                _rows[place] = _rows[place] with { Shadow = (segment, row) };
            }
        }
    }

    private WindowRow[] Kept()
    {
        IReadOnlyList<double[]>? versions = _query.AnsweredOnly ? _columns.Numbers(_segments.Predictions, WindowColumns.Version) : null;
        _rows.RemoveAll(row =>
            (_query.LabelledOnly && row.Label is null)
            || (_query.Shadow is not null && row.Shadow is null)
            || (versions is not null && double.IsNaN(versions[row.Segment][row.Row])));
        return _query.Thinned.Count == 0 ? [.. _rows] : Thinned();
    }

    private WindowRow[] Thinned()
    {
        IReadOnlyList<IdKey[]> ids = _columns.Ids(_segments.Predictions);
        IReadOnlyList<long[]> occurred = _columns.Occurred(_segments.Predictions);
        return ThinnedRows.Of(_rows, _query.Thinned, row => ids[row.Segment][row.Row], row => occurred[row.Segment][row.Row]);
    }

    /// <summary>What the query may know, by sequence, also where segments overlap.</summary>
    private IEnumerable<(int Segment, int Row, long Sequence)> Known(IReadOnlyList<Segment> segments)
    {
        bool apart = segments.Zip(segments.Skip(1)).All(pair => pair.First.LastSequence < pair.Second.FirstSequence);
        return apart ? InFileOrder(segments) : InFileOrder(segments).OrderBy(row => row.Sequence);
    }

    private IEnumerable<(int Segment, int Row, long Sequence)> InFileOrder(IReadOnlyList<Segment> segments)
    {
        IReadOnlyList<long[]> sequences = _columns.Sequences(segments);
        for (int segment = 0; segment < sequences.Count; segment++)
        {
            long[] column = sequences[segment];
            for (int row = 0; row < column.Length && column[row] <= _query.AsOf; row++)
            {
                yield return (segment, row, column[row]);
            }
        }
    }
}
