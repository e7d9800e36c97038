using System.CommandLine;

namespace Perennial.App.Commands;

/// <summary>A command that looks at a model and changes nothing.</summary>
internal static class ViewCommand
{
    /// <summary>The command.</summary>
    /// <param name="terminal">Where it writes.</param>
    /// <param name="name">Its name.</param>
    /// <param name="description">What it shows, with an example.</param>
    /// <param name="view">What there is to see; written as JSON for machines.</param>
    /// <param name="tell">Writes it for people.</param>
    public static Command Create<T>(
        Terminal terminal, string name, string description, Func<ParseResult, ChosenModel, T> view, Action<Terminal, T> tell) where T : notnull
    {
        var command = new Command(name, description) { CommandOptions.Model, CommandOptions.Json };
        command.SetAction((parsed, _) => CommandRun.GuardedAsync(terminal, () =>
        {
            using var model = ChosenModel.Open(parsed);
            var seen = view(parsed, model);
            if (parsed.GetValue(CommandOptions.Json))
            {
                JsonText.Write(terminal, seen);
            }
            else
            {
                tell(terminal, seen);
            }

            return ExitCode.Done;
        }));
        return command;
    }
}
