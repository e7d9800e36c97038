using System.Text.RegularExpressions;

namespace Perennial.Architecture.Tests.Docs;

/// <summary>A page that draws the path names its stages in their order, one a line: <c>Log ......... durable inbox</c>.</summary>
internal static partial class PathPageRule
{
    public static IEnumerable<Finding> Check(SourceFile page, IReadOnlyList<string> path)
    {
        var drawn = page.Lines.Select(line => StageLine().Match(line)).Where(match => match.Success).Select(match => match.Groups[1].Value).ToList();
        return drawn.SequenceEqual(path)
            ? []
            : [page.At(1, $"draws the path as [{string.Join(", ", drawn)}]; it is [{string.Join(", ", path)}].")];
    }

    [GeneratedRegex(@"^ *([A-Z][A-Za-z]+) \.{3,} ")]
    private static partial Regex StageLine();
}
