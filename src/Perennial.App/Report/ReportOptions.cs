using System.CommandLine;

namespace Perennial.App.Report;

/// <summary>The files that a replay may write.</summary>
internal static class ReportOptions
{
    /// <summary>The story for machines.</summary>
    public static Option<string?> Json() => new("--json") { Description = "Also write everything as JSON to this file.", HelpName = "FILE" };

    /// <summary>The story for people.</summary>
    /// <param name="otherwise">What happens without it, as the end of a sentence.</param>
    public static Option<string?> Page(string otherwise) => new("--report")
    {
        Description = $"Where the report goes: one page of HTML that loads nothing. {otherwise}", HelpName = "FILE",
    };
}
