namespace Perennial.Adapters.Yaml;

/// <summary>Words for a text that is not YAML.</summary>
internal static class SyntaxFault
{
    /// <summary>Reports the line that broke; a tab that indents it, or the line below, is the likeliest cause.</summary>
    public static void Report(string text, Place at, string reason, FaultList faults)
    {
        string[] lines = text.Split('\n');
        int tab = Array.FindIndex(lines, line => line.TrimStart(' ').StartsWith('\t')) + 1;
        if (tab > 0 && (tab == at.Line || tab == at.Line + 1))
        {
            faults.Add(new Place(tab, 1), string.Empty, "not YAML (a tab indents the line)", "Indent with spaces.");
            return;
        }

        faults.Add(at, string.Empty, $"not YAML ({reason.Trim().TrimEnd('.')})",
            "Correct the line or the one above: look for a missing colon, bracket or quote, and for indentation unlike its neighbours'.");
    }
}
