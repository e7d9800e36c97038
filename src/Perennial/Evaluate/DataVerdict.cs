using Perennial.Terms;

namespace Perennial.Evaluate;

/// <summary>Puts what was found into the data gate's verdict: what refuses fails it, what is told is said beside it.</summary>
internal static class DataVerdict
{
    private const int MostTold = 3;

    /// <summary>The verdict with findings; as it was where there are none.</summary>
    public static Verdict With(Verdict verdict, IReadOnlyList<Finding> findings)
    {
        if (findings.Count == 0)
        {
            return verdict;
        }

        var figures = new SortedDictionary<string, double>(verdict.Figures.ToDictionary(), StringComparer.Ordinal);
        foreach (var finding in findings)
        {
            figures[finding.Column is null ? Name(finding.Check) : $"{Name(finding.Check)} {finding.Column}"] = finding.Value;
        }

        return verdict with
        {
            Outcome = findings.Any(finding => finding.Refuses) ? Outcome.Fail : verdict.Outcome,
            Because = Because(verdict, findings),
            Figures = figures,
            Findings = findings,
        };
    }

    private static string Because(Verdict verdict, IReadOnlyList<Finding> findings)
    {
        var refused = findings.Where(finding => finding.Refuses).Select(Text).ToList();
        if (refused.Count > 0)
        {
            return string.Join("; ", verdict.Outcome == Outcome.Pass ? refused : [verdict.Because, .. refused]);
        }

        var more = findings.Count > MostTold ? $"; and {findings.Count - MostTold} more" : string.Empty;
        return $"{verdict.Because}; to be looked at: {string.Join("; ", findings.Take(MostTold).Select(finding => finding.Because))}{more}";
    }

    private static string Text(Finding finding) => $"{finding.Because}. {finding.Remedy}";

    private static string Name(DataCheck check) => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(check.ToString());
}
