using System.Text.RegularExpressions;

namespace Perennial.Architecture.Tests.Docs;

/// <summary>
/// What a page shows is true: C# comes from a file that is compiled, named in the line before it,
/// <c>&lt;!-- snippet: src/P/File.cs#region --&gt;</c>; and a command of this repository is one that is there.
/// </summary>
internal static partial class SnippetRule
{
    /// <param name="page">A page of Markdown.</param>
    /// <param name="find">The file at a path, or null.</param>
    public static IEnumerable<Finding> Check(SourceFile page, Func<string, SourceFile?> find)
    {
        var named = Named().Matches(page.Text).ToDictionary(match => match.Groups["fence"].Index);
        foreach (Match fence in Fence().Matches(page.Text))
        {
            var line = page.Text[..fence.Index].Count(letter => letter == '\n') + 1;
            var problem = named.TryGetValue(fence.Index, out var source)
                ? Compare(fence.Groups["code"].Value, source.Groups["path"].Value, source.Groups["region"].Value, find)
                : Unnamed(fence.Groups["language"].Value, fence.Groups["code"].Value, find);
            if (problem is not null)
            {
                yield return page.At(line, problem);
            }
        }
    }

    private static string? Unnamed(string language, string code, Func<string, SourceFile?> find) => language switch
    {
        "csharp" or "cs" => "shows C# without naming its source: put <!-- snippet: PATH#REGION --> on the line before.",
        "bash" or "sh" or "console" => Command().Matches(code).Select(match => match.Groups["path"].Value)
            .Where(path => find(path) is null).Select(path => $"runs ./{path}, which does not exist.").FirstOrDefault(),
        _ => null,
    };

    private static string? Compare(string code, string path, string region, Func<string, SourceFile?> find)
    {
        if (find(path) is not { } file)
        {
            return $"shows {path}, which does not exist.";
        }

        var wanted = region.Length == 0 ? Trimmed(file.Lines) : Trimmed(file.Lines
            .SkipWhile(line => line.Trim() != "#region " + region).Skip(1).TakeWhile(line => line.Trim() != "#endregion"));
        return wanted.Count > 0 && wanted.SequenceEqual(Trimmed(code.Split('\n'))) ? null : $"differs from {path}#{region}.";
    }

    private static List<string> Trimmed(IEnumerable<string> lines)
    {
        var full = lines.Where(line => line.Trim().Length > 0).ToList();
        var indent = full.Count == 0 ? 0 : full.Min(line => line.Length - line.TrimStart().Length);
        return [.. full.Select(line => line[indent..].TrimEnd())];
    }

    [GeneratedRegex(@"^```(?<language>\w*)[^\n]*\n(?<code>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"<!-- snippet: (?<path>[^\s#]+)(#(?<region>[^\s]+))? -->\n(?<fence>)```")]
    private static partial Regex Named();

    [GeneratedRegex(@"^(\$ )?\./(?<path>[\w./-]+)", RegexOptions.Multiline)]
    private static partial Regex Command();
}
