namespace Perennial.App.Report.Sections;

/// <summary>Pieces that sections are made of.</summary>
internal static class Figure
{
    /// <summary>A section with its heading and what to take from it.</summary>
    public static Markup Section(string id, string title, string lead, Markup inside) => Markup.Of(
        $"<section id=\"{id}\"><h2>{title}</h2><p class=\"lead\">{lead}</p>{inside}</section>\n");

    /// <summary>Something to open.</summary>
    public static Markup Details(string summary, Markup inside) =>
        Markup.Of($"<details><summary>{summary}</summary>{inside}</details>");

    /// <summary>A table whose first column is text and whose others are figures.</summary>
    public static Markup Table(string caption, StoryGrid grid) => Table(
        caption, grid.Heads, grid.Rows.Select(row => row.Select((cell, at) => at == 0 ? Markup.Of($"<th scope=\"row\">{cell}</th>") : Markup.Of($"<td class=\"figure\">{cell}</td>"))), "figures");

    /// <summary>A table of cells; wide ones scroll by themselves.</summary>
    public static Markup Table(string caption, IEnumerable<string> heads, IEnumerable<IEnumerable<Markup>> rows, string look = "texts") => Markup.Of(
        $"<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{caption}\"><table class=\"{look}\"><caption>{caption}</caption><thead><tr>{heads.Select(head => Markup.Of($"<th scope=\"col\">{head}</th>"))}</tr></thead><tbody>{rows.Select(row => Markup.Of($"<tr>{row}</tr>"))}</tbody></table></div>");

    public static Markup Cell(string text) => Markup.Of($"<td>{text}</td>");

    public static Markup Cell(Markup inside) => Markup.Of($"<td>{inside}</td>");

    public static Markup Number(string text) => Markup.Of($"<td class=\"figure\">{text}</td>");

    /// <summary>The beginning of a digest, with all of it on hovering.</summary>
    public static Markup Digest(string digest) => Markup.Of(
        $"<code title=\"{digest}\">{(digest.Length > 12 ? digest[..12] : digest)}</code>");
}
