using System.CommandLine;
using Perennial.Registry;

namespace Perennial.App.Commands;

/// <summary>A command by which a person acts on a model: the facts follow from its state, and are journaled in the person's name.</summary>
internal static class PersonCommand
{
    /// <summary>The command.</summary>
    /// <param name="terminal">Where it writes.</param>
    /// <param name="name">Its name.</param>
    /// <param name="description">What it does, with an example.</param>
    /// <param name="facts">What to append; nothing where it is so already.</param>
    /// <param name="told">What to say, given the model before, its state after, and whether anything was appended.</param>
    public static Command Create(
        Terminal terminal,
        string name,
        string description,
        Func<ParseResult, ModelState, string, IReadOnlyList<IFact>> facts,
        Func<ChosenModel, ModelState, bool, string> told)
    {
        var command = new Command(name, description) { CommandOptions.Model, CommandOptions.Reason, CommandOptions.Actor };
        command.SetAction((parsed, _) => CommandRun.GuardedAsync(terminal, () =>
        {
            using var model = ChosenModel.Open(parsed);
            var reason = parsed.GetValue(CommandOptions.Reason)!;
            var appended = false;
            var after = model.Act(parsed.GetValue(CommandOptions.Actor)!, state =>
            {
                var next = facts(parsed, state, reason);
                appended = next.Count > 0;
                return next;
            });
            terminal.Say(told(model, after, appended));
            return ExitCode.Done;
        }));
        return command;
    }
}
