using System.Text.RegularExpressions;
using YamlDotNet.Core;

namespace Perennial.Adapters.Yaml;

/// <summary>Words for what the YAML parser could not read.</summary>
internal static partial class SyntaxFault
{
    public static string Reason(YamlException e) => Marks().Replace(e.Message, string.Empty).Trim().TrimEnd('.');

    public static string Remedy(YamlException e) => e.Message.Contains("start any token", StringComparison.Ordinal)
        ? "Indent with spaces, and quote values that begin with a special sign."
        : "Correct the line: look for a missing colon, bracket or quote, and for indentation that differs from its neighbours.";

    [GeneratedRegex(@"\(Line: [^)]*\)( - \(Line: [^)]*\))?:", RegexOptions.CultureInvariant)]
    private static partial Regex Marks();
}
