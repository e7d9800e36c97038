using System.CommandLine;
using System.Globalization;
using Perennial.Terms;
using Spectre.Console;

namespace Perennial.App.Commands;

/// <summary><c>versions</c>: every version of a model.</summary>
internal static class VersionsCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal) => ViewCommand.Create(
        terminal,
        "versions",
        """
        Every version of a model: what caused it, what it was trained on, how it was judged, and what it is now.

        Examples: perennial versions
                  perennial versions --json
        """,
        (_, model) => VersionView.All(model),
        Tell);

    private static void Tell(Terminal terminal, IReadOnlyList<VersionView> versions)
    {
        if (versions.Count == 0)
        {
            terminal.Say("No version was trained yet.");
            return;
        }

        var table = new Table();
        foreach (var name in new[] { "version", "state", "trigger", "rows", "trained on", "dataset", "artifact", "promoted", "verdict" })
        {
            table.AddColumn(new TableColumn(name));
        }

        foreach (var version in versions)
        {
            table.AddRow(Cells(version).Select(text => new Text(text)));
        }

        terminal.Say(table);
    }

    private static IEnumerable<string> Cells(VersionView version) =>
    [
        version.Number.ToString(CultureInfo.InvariantCulture),
        Words.Of(version.State),
        version.Trigger,
        version.TrainingRows.ToString("N0", CultureInfo.InvariantCulture),
        Words.Text($"{version.TrainedFrom:yyyy-MM-dd} to {version.TrainedTo:yyyy-MM-dd}"),
        new Digest(version.Dataset).Abbreviated,
        new Digest(version.Artifact).Abbreviated,
        version.PromotedAt is { } time ? Words.Of(time) : "never",
        version.Verdict ?? "not yet",
    ];
}
