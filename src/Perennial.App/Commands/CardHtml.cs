using System.Net;
using Perennial.Evaluate;

namespace Perennial.App.Commands;

/// <summary>A version card as one page that needs nothing else.</summary>
internal static class CardHtml
{
    private const string Style = "body{font:14px/1.5 system-ui,sans-serif;max-width:70em;margin:2em auto;padding:0 1em}table{border-collapse:collapse;margin:1em 0;display:block;overflow-x:auto}"
        + "td,th{border:1px solid #ccc;padding:.2em .6em;text-align:left;vertical-align:top}th{background:#f3f3f3}.fail{color:#a00}.pass{color:#060}";

    /// <summary>The whole page.</summary>
    public static string Of(CardView card)
    {
        var title = Text($"Version {card.Version.Number} of {card.Model}");
        return $"<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>{title}</title><style>{Style}</style><h1>{title}</h1>"
            + Table(["what", "is"], CardMarkdown.Facts(card).Select(fact => new[] { fact.What, fact.Is }))
            + string.Concat(card.Gates.Select(gate => Gate(gate, "gate"))) + string.Concat(card.Stages.Select(stage => Gate(stage, "stage")))
            + Lines("Approvals", card.Approvals) + Lines("History", card.History) + "</html>\n";
    }

    private static string Gate(Verdict verdict, string kind) =>
        $"<h2 class=\"{Words.Of(verdict.Outcome).Replace(' ', '-')}\">{Text($"{verdict.Gate} {kind}: {Words.Of(verdict.Outcome)}")}</h2><p>{Text(verdict.Because)}.</p>"
        + (verdict.Compared is { Count: > 0 } compared ? Table(CardFigures.Names, compared.Select(one => CardFigures.Of(one))) : string.Empty);

    private static string Lines(string title, IReadOnlyList<HistoryLine> lines) => lines.Count == 0 ? string.Empty
        : $"<h2>{title}</h2><ul>{string.Concat(lines.Select(line => $"<li>{Text($"{Words.Of(line.At)}, {line.Actor}: {line.What}")}</li>"))}</ul>";

    private static string Table(IEnumerable<string> names, IEnumerable<IEnumerable<string>> rows) =>
        $"<table><tr>{string.Concat(names.Select(name => $"<th>{Text(name)}</th>"))}</tr>"
        + string.Concat(rows.Select(row => $"<tr>{string.Concat(row.Select(cell => $"<td>{Text(cell)}</td>"))}</tr>")) + "</table>";

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
