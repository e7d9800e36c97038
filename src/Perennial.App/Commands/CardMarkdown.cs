using System.Globalization;
using Perennial.Evaluate;

namespace Perennial.App.Commands;

/// <summary>A version card as Markdown.</summary>
internal static class CardMarkdown
{
    /// <summary>The whole card.</summary>
    public static string Of(CardView card) => string.Join('\n', (IEnumerable<string>)
    [
        $"# Version {card.Version.Number} of {card.Model}",
        string.Empty,
        .. Rows(["what", "is"], Facts(card).Select(fact => new[] { fact.What, fact.Is })),
        .. card.Gates.SelectMany(gate => Gate(gate, "gate")),
        .. card.Stages.SelectMany(stage => Gate(stage, "stage")),
        string.Empty,
        .. card.Approvals.Count == 0 ? Array.Empty<string>() : ["## Approvals", string.Empty, .. card.Approvals.Select(line => $"- {Words.Of(line.At)}: {Escaped(line.What)}"), string.Empty],
        "## History",
        string.Empty,
        .. card.History.Select(line => $"- {Words.Of(line.At)}, {Escaped(line.Actor)}: {Escaped(line.What)}"),
        string.Empty,
    ]);

    /// <summary>What a card says in pairs: data, parameters, costs and lineage.</summary>
    public static IEnumerable<(string What, string Is)> Facts(CardView card) => new (string What, string? Is)[]
    {
        ("state", Words.Of(card.Version.State)),
        ("task", $"{card.Task}, judged by {card.Metric}"),
        ("features", string.Join(", ", card.Features)),
        ("trainer", card.Trainer),
        ("parameters", card.Parameters.Count == 0 ? "the trainer's own" : string.Join(", ", card.Parameters.Select(one => $"{one.Key} {one.Value}"))),
        ("flavour", card.Flavour),
        ("origin", card.Origin),
        ("trained on", Words.Text($"{card.Version.TrainingRows:N0} rows, {Words.Of(card.Version.TrainedFrom)} to {Words.Of(card.Version.TrainedTo)} UTC")),
        ("dataset", card.Version.Dataset),
        ("artifact", card.Version.Artifact),
        ("parent", card.Version.Parent?.ToString(CultureInfo.InvariantCulture)),
        ("run", card.RunBecause is { } because ? $"{card.Version.Run} ({card.Version.Trigger}): {because}" : card.Version.Trigger),
        ("asked for by", card.RequestedBy),
        ("cost", Words.Text($"{card.Currency} {card.Version.Cost:N2}")),
        ("promoted", card.Version.PromotedAt is { } at ? $"{Words.Of(at)} UTC" : "never"),
    }.Where(fact => fact.Is is not null).Select(fact => (fact.What, fact.Is!));

    private static IEnumerable<string> Gate(Verdict verdict, string kind) =>
    [
        string.Empty,
        $"## {verdict.Gate} {kind}: {Words.Of(verdict.Outcome)}",
        string.Empty,
        $"{Escaped(verdict.Because)}.",
        .. verdict.Compared is { Count: > 0 } compared ? [string.Empty, .. Rows(CardFigures.Names, compared.Select(one => CardFigures.Of(one)))] : Array.Empty<string>(),
    ];

    private static IEnumerable<string> Rows(IEnumerable<string> names, IEnumerable<IEnumerable<string>> rows)
    {
        string[] heads = [.. names];
        return [Row(heads), Row(heads.Select(_ => "---")), .. rows.Select(row => Row(row.Select(Escaped)))];
    }

    private static string Row(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |";

    private static string Escaped(string text) => text.Replace("|", "\\|", StringComparison.Ordinal).ReplaceLineEndings(" ");
}
