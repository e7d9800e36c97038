namespace Perennial.Drift.Multivariate;

/// <summary>One cut of a <see cref="QuantTree"/>: the rows at or beyond the edge of one column fall into the bin, the others go on.</summary>
internal readonly record struct QuantTreeSplit(int Column, bool Upper, double Edge, int ReferenceRows)
{
    public bool Holds(ReadOnlySpan<double> row) => Upper ? row[Column] >= Edge : row[Column] <= Edge;
}
