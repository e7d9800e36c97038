using System.Numerics.Tensors;

namespace Perennial.Drift.Multivariate;

/// <summary>The median heuristic for a kernel's width: the median distance of two rows of both samples together. It does not depend on
/// which sample a row is of, so that a permutation test stays exact.</summary>
internal static class MedianDistance
{
    public static double Of(MatrixRows first, MatrixRows second, int mostRows)
    {
        var pooled = first.Then(second);
        var taken = Math.Min(mostRows, pooled.Count);
        var distances = new List<double>(taken * (taken - 1) / 2);
        for (var i = 0; i < taken; i++)
        {
            for (var j = 0; j < i; j++)
            {
                distances.Add(TensorPrimitives.Distance(pooled[Row(i, taken, pooled.Count)], pooled[Row(j, taken, pooled.Count)]));
            }
        }

        distances.Sort();
        var middle = distances.Count / 2;
        var median = distances.Count % 2 == 1 ? distances[middle] : (distances[middle - 1] + distances[middle]) / 2;

        // With most rows equal the median says nothing; any distance that does not vanish does.
        return median > 0 ? median : distances.Find(distance => distance > 0) is > 0 and var least ? least : 1;
    }

    private static int Row(int place, int taken, int rows) => (int)((long)place * rows / taken);
}
