using Perennial.Adapters.DuckDb;
using Perennial.Terms;

namespace Perennial.App.Comparison;

/// <summary>Which columns of two files are compared, and as what.</summary>
/// <param name="Compared">Those that are.</param>
/// <param name="Skipped">Those that are not, and were not asked to be left out.</param>
internal sealed record ColumnPairs(IReadOnlyList<ComparedColumn> Compared, IReadOnlyList<SkippedColumn> Skipped)
{
    /// <summary>Pairs the columns by name.</summary>
    /// <exception cref="FaultException">A column is in one file only, is of two types, or does not exist.</exception>
    public static ColumnPairs Of(TableFile reference, TableFile current, DriftRequest request)
    {
        foreach (var name in request.Columns.Concat(request.Except).Concat(request.Categorical).Where(name => Find(reference, name) is null && Find(current, name) is null))
        {
            throw new FaultException($"Column '{name}' is neither in '{reference.File}' nor in '{current.File}'. There are: {Named(reference)}.");
        }

        var (pairs, skipped) = (new List<ComparedColumn>(), new List<SkippedColumn>());
        foreach (var name in Wanted(reference, current, request))
        {
            var (first, second) = (Demand(reference, current, name, request), Demand(current, reference, name, request));
            if (Unfit(first, second, request) is { } because)
            {
                skipped.Add(new(first.Name, because));
            }
            else
            {
                pairs.Add(Pair(first, second, reference, current, request));
            }
        }

        return pairs.Count > 0 ? new(pairs, skipped)
            : throw new FaultException($"No column of '{reference.File}' can be compared: {string.Join("; ", skipped.Select(one => $"'{one.Name}' {one.Because}"))}. Name columns with --columns.");
    }

    /// <summary>A column by its name, whatever its case; null where there is none.</summary>
    public static FileColumn? Find(TableFile file, string name) =>
        file.Columns.FirstOrDefault(column => column.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The names of a file's columns, for faults.</summary>
    public static string Named(TableFile file) => string.Join(", ", file.Columns.Select(column => $"'{column.Name}'"));

    private static bool Names(IReadOnlyList<string> names, string name) => names.Contains(name, StringComparer.OrdinalIgnoreCase);

    // A label that only the reference has is what --label is for: it is not missing.
    private static IEnumerable<string> Wanted(TableFile reference, TableFile current, DriftRequest request) =>
        (request.Columns.Count > 0 ? request.Columns : reference.Columns.Concat(current.Columns).Select(column => column.Name))
        .Distinct(StringComparer.OrdinalIgnoreCase)
        .Where(name => !Names(request.Except, name) && !(name.Equals(request.Label, StringComparison.OrdinalIgnoreCase) && Find(current, name) is null));

    private static FileColumn Demand(TableFile file, TableFile other, string name, DriftRequest request) => Find(file, name)
        ?? throw new FaultException($"Column '{name}' is in '{other.File}' and not in '{file.File}', which has: {Named(file)}. Add it, or leave it out with --except {string.Join(',', request.Except.Append(name))}.");

    private static string? Unfit(FileColumn first, FileColumn second, DriftRequest request) =>
        first.Kind == FileColumnKind.Other || second.Kind == FileColumnKind.Other
            ? $"is {first.Type}, which is neither a number nor a category"
        : first.Kind == FileColumnKind.Time && second.Kind == FileColumnKind.Time && !Names(request.Columns, first.Name)
            ? "is a time, which always moves on; name it with --columns to compare it"
        : null;

    private static ComparedColumn Pair(FileColumn first, FileColumn second, TableFile reference, TableFile current, DriftRequest request)
    {
        var isCategory = Names(request.Categorical, first.Name);
        return isCategory || first.Kind == second.Kind
            ? new(first, second, !isCategory && first.Kind != FileColumnKind.Category)
            : throw new FaultException($"Column '{first.Name}' is {first.Type} in '{reference.File}' and {second.Type} in '{current.File}'. Write it alike in both, compare it as categories with --categorical {first.Name}, or leave it out with --except {first.Name}.");
    }
}
