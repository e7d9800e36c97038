namespace Perennial.App.Report;

/// <summary>HTML or SVG that is safe to write: what was put into it as text is escaped.</summary>
/// <param name="Text">Well-formed as XML.</param>
internal readonly record struct Markup(string Text)
{
    /// <summary>Nothing.</summary>
    public static Markup None { get; } = new(string.Empty);

    /// <summary>What the braces hold is escaped, unless it is markup itself; numbers are coordinates with at most two decimals.</summary>
    public static Markup Of(MarkupWriter markup) => new(markup.ToString());

    /// <summary>All of them, one after the other.</summary>
    public static Markup Join(IEnumerable<Markup> parts) => new(string.Concat(parts.Select(part => part.Text)));
}
