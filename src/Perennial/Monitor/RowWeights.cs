using Perennial.Registry;
using Perennial.Terms;

namespace Perennial.Monitor;

/// <summary>For how many predictions a logged row stands.</summary>
/// <remarks>Horvitz and Thompson (1952): a row that was logged, or whose label was let be seen, with probability p stands for 1/p.</remarks>
internal static class RowWeights
{
    /// <summary>The weights of rows; null where each stands for itself. A weight that is missing or not above zero is 1.</summary>
    public static double[]? Of(ModelDeclaration model, FeatureTable rows)
    {
        var sampled = model.Columns.Weight is { } weight ? rows.Find(weight) : null;
        var explored = model.Label.Explore is { } explore ? rows.Find(explore) : null;
        return sampled is null && explored is null ? null
            : [.. Enumerable.Range(0, rows.Rows).Select(row => Known(sampled, row) / Math.Min(1, Known(explored, row)))];
    }

    private static double Known(double[]? column, int row) => column is not null && column[row] > 0 ? column[row] : 1;
}
