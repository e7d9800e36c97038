using System.CommandLine;
using Perennial.Terms;

namespace Perennial.App.Commands;

/// <summary><c>card</c>: all that is known of a version, for people and for files.</summary>
internal static class CardCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var model = new Argument<string>("MODEL") { Description = "The model." };
        var version = new Argument<int>("VERSION") { Description = "The version." };
        var format = new Option<string>("--format") { Description = "How it is written.", DefaultValueFactory = _ => "markdown" };
        format.AcceptOnlyFromAmong("markdown", "html", "json");
        var output = new Option<string?>("--output") { Description = "The file to write; it must not be there yet. Standard output, if left out.", HelpName = "FILE" };
        var command = new Command("card", """
            Write the card of a version: data, parameters, every gate with its evidence, slices, groups, cost, lineage, and who approved it.

            Example: perennial card flight-delay 4 --format html --output card.html
            """)
        {
            model, version, format, output,
        };
        command.SetAction((parsed, _) => CommandRun.GuardedAsync(terminal, () =>
        {
            using var chosen = ChosenModel.Open(parsed, parsed.GetValue(model));
            var card = CardView.Of(chosen, parsed.GetValue(version));
            var text = parsed.GetValue(format) switch { "html" => CardHtml.Of(card), "json" => JsonText.Of(card), _ => CardMarkdown.Of(card) };
            Write(terminal, text.TrimEnd(), parsed.GetValue(output));
            return ExitCode.Done;
        }));
        return command;
    }

    private static void Write(Terminal terminal, string text, string? file)
    {
        if (file is null)
        {
            terminal.Say(text);
            return;
        }

        if (File.Exists(file))
        {
            throw new FaultException($"'{file}' is there already. Name another file with --output, or remove it.");
        }

        File.WriteAllText(file, text + "\n");
        terminal.Say($"Wrote '{file}'.");
    }
}
