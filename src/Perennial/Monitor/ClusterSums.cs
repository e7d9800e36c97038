using System.Runtime.InteropServices;
using Perennial.Drift.Sequential;

namespace Perennial.Monitor;

/// <summary>Adds values up by the declared cluster: rows of one entity are not independent evidence.</summary>
public static class ClusterSums
{
    /// <summary>The moments of <paramref name="values"/> by entity; a row without entity stands alone.</summary>
    /// <param name="values">One per row.</param>
    /// <param name="entities">One per row; null where a row stands alone.</param>
    /// <param name="weights">One per row; null where all weigh 1.</param>
    public static ClusterMoments Of(IReadOnlyList<double> values, IReadOnlyList<string?> entities, IReadOnlyList<double>? weights = null)
    {
        var sums = new Dictionary<string, ClusterSum>(StringComparer.Ordinal);
        var moments = default(ClusterMoments);
        for (var row = 0; row < values.Count; row++)
        {
            var weight = weights?[row] ?? 1;
            var one = new ClusterSum(values[row] * weight, 1) { Weight = weight };
            if (entities[row] is not { } entity)
            {
                moments = moments.Add(one);
                continue;
            }

            ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(sums, entity, out var known);
            sum = known ? new ClusterSum(sum.Sum + one.Sum, sum.Rows + 1) { Weight = sum.Weight + weight } : one;
        }

        return sums.OrderBy(pair => pair.Key, StringComparer.Ordinal).Aggregate(moments, (all, pair) => all.Add(pair.Value));
    }
}
