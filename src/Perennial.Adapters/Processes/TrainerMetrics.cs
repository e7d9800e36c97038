using System.Text.RegularExpressions;

namespace Perennial.Adapters.Processes;

/// <summary>Numbers that a trainer wrote to its log, found by patterns as SageMaker's are: for people; the server measures what it judges by itself.</summary>
internal static class TrainerMetrics
{
    /// <summary>A pattern that can be used.</summary>
    /// <param name="pattern">A regular expression with a group.</param>
    /// <param name="refuse">Told what is wrong with it; throws.</param>
    public static string Checked(string pattern, Action<string> refuse)
    {
        try
        {
            if (Regex(pattern).GetGroupNumbers().Length < 2)
            {
                refuse($"the pattern '{pattern}' has no group for the number");
            }
        }
        catch (Exception fault) when (fault is ArgumentException or NotSupportedException)
        {
            refuse($"'{pattern}' is no pattern: {fault.Message}");
        }

        return pattern;
    }

    /// <summary>What each pattern found last, such as <c>loss 0.31</c>; empty where nothing was found.</summary>
    public static string Words(string log, IReadOnlyDictionary<string, string> patterns) => patterns.Count == 0 ? string.Empty : string.Join(", ",
        from pattern in patterns
        let found = LogTail.Lines(log).Select(line => Regex(pattern.Value).Match(line)).LastOrDefault(match => match.Success)
        where found is not null
        select $"{pattern.Key} {found.Groups[1].Value}");

    /// <summary>Without backtracking: a trainer's line cannot hold up the server.</summary>
    private static Regex Regex(string pattern) => new(pattern, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
}
