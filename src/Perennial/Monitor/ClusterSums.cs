using System.Runtime.InteropServices;
using Perennial.Drift.Sequential;

namespace Perennial.Monitor;

/// <summary>Adds values up by the declared cluster: rows of one entity are not independent evidence.</summary>
public static class ClusterSums
{
    /// <summary>The moments of <paramref name="values"/> by entity; a row without entity stands alone.</summary>
    public static ClusterMoments Of(IReadOnlyList<double> values, IReadOnlyList<string?> entities)
    {
        var sums = new Dictionary<string, (double Sum, long Rows)>(StringComparer.Ordinal);
        var moments = default(ClusterMoments);
        for (var row = 0; row < values.Count; row++)
        {
            if (entities[row] is not { } entity)
            {
                moments = moments.Add(new ClusterSum(values[row], 1));
                continue;
            }

            ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(sums, entity, out _);
            sum = (sum.Sum + values[row], sum.Rows + 1);
        }

        return sums.OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Aggregate(moments, (all, pair) => all.Add(new ClusterSum(pair.Value.Sum, pair.Value.Rows)));
    }
}
