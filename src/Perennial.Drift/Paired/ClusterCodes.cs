namespace Perennial.Drift.Paired;

/// <summary>The clusters of rows, numbered from 0 in the order in which they are first seen.</summary>
/// <param name="Codes">One per row.</param>
/// <param name="Count">Distinct ones.</param>
internal sealed record ClusterCodes(int[] Codes, int Count)
{
    /// <summary>Numbers the given codes; without any, every row is a cluster.</summary>
    public static ClusterCodes Of(ReadOnlySpan<int> clusters, int rows)
    {
        var codes = new int[rows];
        if (clusters.IsEmpty)
        {
            for (var row = 0; row < rows; row++)
            {
                codes[row] = row;
            }

            return new ClusterCodes(codes, rows);
        }

        Require.SameLength(rows, clusters.Length, nameof(clusters));
        var known = new Dictionary<int, int>();
        for (var row = 0; row < rows; row++)
        {
            if (!known.TryGetValue(clusters[row], out var code))
            {
                known.Add(clusters[row], code = known.Count);
            }

            codes[row] = code;
        }

        return new ClusterCodes(codes, known.Count);
    }
}
