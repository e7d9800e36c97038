using Perennial.Log;
using Perennial.Terms;

namespace Perennial.Adapters.DuckDb;

/// <summary>Deals the cells of a column of several segments out to them, by how many rows each has.</summary>
internal sealed class SegmentCells<T>(IReadOnlyList<Segment> segments)
{
    private readonly T[][] _columns = [.. segments.Select(segment => new T[segment.Rows])];
    private int _segment;
    private int _row;

    public void Add(T cell)
    {
        while (_segment < _columns.Length && _row == _columns[_segment].Length)
        {
            _segment++;
            _row = 0;
        }

        if (_segment == _columns.Length)
        {
            throw Mismatch();
        }

        _columns[_segment][_row++] = cell;
    }

    public IEnumerable<(Segment Segment, T[] Cells)> Complete() =>
        _segment >= segments.Count - 1 && _row == _columns[^1].Length ? segments.Zip(_columns) : throw Mismatch();

    private FaultException Mismatch() => new(
        $"The {segments.Count} segments from {segments[0].Digest.Abbreviated} to {segments[^1].Digest.Abbreviated} do not hold the "
        + $"{segments.Sum(segment => segment.Rows)} rows that are written down for them. Verify the log against its journal.");
}
