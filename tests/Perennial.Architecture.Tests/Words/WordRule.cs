using System.Text.RegularExpressions;

namespace Perennial.Architecture.Tests.Words;

/// <summary>Words that must not be in a file. The patterns are put together from parts, so that this file does not match itself.</summary>
internal static class WordRule
{
    /// <summary>Words of the place where somebody worked; they mean nothing to whoever reads the file elsewhere.</summary>
    public static Regex Workplace { get; } = new(
        @"\.\./" + @"shared\b|(?<![\w.-])/" + @"work/|\bthis " + @"(issue|session)\b", RegexOptions.IgnoreCase);

    /// <summary>Marks of work that was left undone.</summary>
    public static Regex Unfinished { get; } = new(@"\b(TO" + @"DO|FIX" + @"ME|NotImplemented" + @"Exception)\b");

    public static IEnumerable<Finding> Check(SourceFile file, Regex words) => file.Lines.Index()
        .SelectMany(line => words.Matches(line.Item).Select(match => file.At(line.Index + 1, $"says '{match.Value}'.")));
}
