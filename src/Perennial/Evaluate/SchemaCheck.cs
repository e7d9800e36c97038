using Perennial.Terms;

namespace Perennial.Evaluate;

/// <summary>Whether a feature is as a person declared it, in all rows, or as it was in the champion's, in the rows since.</summary>
/// <remarks>As TensorFlow Data Validation has it (Breck et al. 2019): a schema inferred once, versioned, edited by people, and tolerances so that it is no wall.</remarks>
internal static class SchemaCheck
{
    /// <summary>A share of rows this much above what is expected is told. The default is 0.05.</summary>
    public const double ToleratedRatio = 0.05;

    /// <summary>The share of rows that may break what a person declared, where nothing else is said. The default is 0.01.</summary>
    public const double DeclaredRatio = 0.01;

    /// <summary>Distinct values for each row with one, above which a categorical feature is an identifier. The default is 0.9.</summary>
    public const double MostUnique = 0.9;

    /// <summary>Fewer rows say nothing: a share moves by chance alone. The default is 200.</summary>
    public const int MinimumRows = 200;

    /// <summary>Looks at one feature.</summary>
    public static void Look(FindingList list, FeatureColumn column, ColumnExpectation? before, DateTimeOffset fresh)
    {
        var said = list.Expected(column.Name);
        if (said is not null && column.Count > 0)
        {
            Declared(list, column, said, before);
        }

        var since = before is null || before.Type != column.Feature.Type ? null : column.Since(fresh);
        if (since?.Count >= MinimumRows)
        {
            Inferred(list, since, said, before!);
        }

        Unique(list, column, said?.Unique);
    }

    private static void Declared(FindingList list, FeatureColumn column, ExpectOptions said, ColumnExpectation? before)
    {
        if (said.Missing is { } most && Shares.Missing(column) is var missing && missing > most)
        {
            list.Add(DataCheck.Missing, column.Name, missing, most, true,
                $"column '{column.Name}' has no value in {missing:0.####} of the rows, {most:0.####} is declared", "Mend the feed, or raise expect.missing");
        }

        var outside = Shares.Outside(column, said.Min, said.Max);
        if (outside > (said.Outside ?? DeclaredRatio))
        {
            list.Add(DataCheck.Range, column.Name, outside, said.Outside ?? DeclaredRatio, true,
                $"column '{column.Name}' is outside of {Shares.Span(said.Min, said.Max)} in {outside:0.####} of the rows, {said.Outside ?? DeclaredRatio:0.####} is declared",
                "Mend the feed, or widen expect.min, max or outside");
        }

        var (known, bound) = (said.Categories ?? (said.NewCategories is null ? null : before?.Categories), said.NewCategories ?? DeclaredRatio);
        if (known is not null && Shares.Other(column, known, out var example) is var other && other > bound)
        {
            list.Add(DataCheck.Categories, column.Name, other, bound, true,
                $"column '{column.Name}' has other categories, such as '{example}', in {other:0.####} of the rows, {bound:0.####} is declared",
                "Mend the feed, or add them to expect.categories");
        }
    }

    private static void Inferred(FindingList list, FeatureColumn fresh, ExpectOptions? said, ColumnExpectation before)
    {
        var missing = Shares.Missing(fresh);
        if (said?.Missing is null && missing - before.Missing > ToleratedRatio)
        {
            list.Add(DataCheck.Missing, fresh.Name, missing, before.Missing + ToleratedRatio, false,
                $"column '{fresh.Name}' has no value in {missing:0.####} of the rows since the champion's, in those it was {before.Missing:0.####}", "Declare expect.missing to refuse or to allow it");
        }

        var outside = Shares.Outside(fresh, before.Low, before.High);
        if (said is not { Min: not null } and not { Max: not null } && outside - before.Outside > ToleratedRatio)
        {
            list.Add(DataCheck.Range, fresh.Name, outside, before.Outside + ToleratedRatio, false,
                $"column '{fresh.Name}' is outside of {Shares.Span(before.Low, before.High)} in {outside:0.####} of the rows since the champion's", "Declare expect.min and max to refuse or to allow it");
        }

        if (said is not { Categories: not null } and not { NewCategories: not null } && before.Categories is { } known
            && Shares.Other(fresh, known, out var example) is var other && other > ToleratedRatio)
        {
            list.Add(DataCheck.Categories, fresh.Name, other, ToleratedRatio, false,
                $"column '{fresh.Name}' has new categories, such as '{example}', in {other:0.####} of the rows since the champion's", "Declare expect.new_categories to refuse or to allow it");
        }
    }

    private static void Unique(FindingList list, FeatureColumn column, double? said)
    {
        var (known, distinct) = Shares.Distinct(column);
        var (unique, most) = (known == 0 ? 0 : (double)distinct / known, said ?? MostUnique);
        if (known >= MinimumRows && unique > most)
        {
            list.Add(DataCheck.Unique, column.Name, unique, most, said is not null,
                $"column '{column.Name}' is an identifier: {distinct:N0} values in {known:N0} rows are {unique:0.####} for each, {most:0.####} is allowed",
                "Take it out of features, or write expect: { unique: 1 } under it");
        }
    }
}
