using Perennial.Adapters.DuckDb;
using Perennial.Terms;

namespace Perennial.App.Comparison;

/// <summary>The columns that an estimate of performance needs: score, label, features.</summary>
/// <param name="First">Of the reference: score, label, features.</param>
/// <param name="Second">Of the current file: score, label where it has one, features.</param>
/// <param name="HasLabels">Whether the current file has labels.</param>
internal sealed record ScoredColumns(IReadOnlyList<FileColumn> First, IReadOnlyList<FileColumn> Second, bool HasLabels)
{
    /// <summary>Finds them; null where no score is asked for.</summary>
    /// <exception cref="FaultException">One is not there, or is no number.</exception>
    public static ScoredColumns? Of(TableFile reference, TableFile current, IReadOnlyList<ComparedColumn> compared, DriftRequest request)
    {
        if (request.Score is not { } score)
        {
            return null;
        }

        var label = request.Label!;
        var known = ColumnPairs.Find(current, label);
        ComparedColumn[] features = [.. compared.Where(column => column.IsNumber && !Is(column, score) && !Is(column, label))];
        return new(
            [Number(reference, score, "--score"), Number(reference, label, "--label"), .. features.Select(one => one.First)],
            [Number(current, score, "--score"), .. known is null ? [] : new[] { Number(current, label, "--label") }, .. features.Select(one => one.Second)],
            known is not null);
    }

    private static bool Is(ComparedColumn column, string name) => column.Name.Equals(name, StringComparison.OrdinalIgnoreCase);

    private static FileColumn Number(TableFile file, string name, string option)
    {
        var column = ColumnPairs.Find(file, name)
            ?? throw new FaultException($"{option}: column '{name}' is not in '{file.File}', which has: {ColumnPairs.Named(file)}.");
        return column.Kind == FileColumnKind.Number || column.Type == "BOOLEAN"
            ? column
            : throw new FaultException($"{option}: column '{name}' of '{file.File}' is {column.Type}. A score is a probability of yes from 0 to 1, a label is 0, 1, true or false.");
    }
}
