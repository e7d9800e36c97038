using System.CommandLine;
using Perennial.Registry;

namespace Perennial.App.Commands;

/// <summary><c>approve</c> and <c>refuse</c>: what a person who was asked says of a version.</summary>
internal static class ApproveCommand
{
    /// <summary><c>approve</c>.</summary>
    public static Command Create(Terminal terminal) => Create(
        terminal,
        "approve",
        """
        Agree that a version which passed its gates goes on. It waits until all who are asked have agreed; whoever asked for the retrain does not count.

        Example: perennial approve flight-delay 4 --by ann --reason "checked with the airline desk"
        """,
        Approving.Approve,
        (model, number, after, appended) => (appended ? $"Version {number} of '{model}' is approved" : $"Version {number} of '{model}' was approved by the same person before")
            + (after.RollOut.Active?.Awaited is { } who ? $"; it waits for {who}." : "; the driver takes it on at its next turn."));

    /// <summary><c>refuse</c>.</summary>
    public static Command Refuse(Terminal terminal) => Create(
        terminal,
        "refuse",
        """
        Do not agree that a version goes on: it is given up, and the champion stays.

        Example: perennial refuse flight-delay 4 --by bob --reason "trained on the strike"
        """,
        Approving.Refuse,
        (model, number, _, _) => $"Version {number} of '{model}' is given up; the champion stays.");

    private static Command Create(
        Terminal terminal, string name, string description, Func<ModelState, int, string, string, IReadOnlyList<IFact>> facts, Func<string, int, ModelState, bool, string> told)
    {
        var model = new Argument<string>("MODEL") { Description = "The model." };
        var version = new Argument<int>("VERSION") { Description = "The version that waits." };
        var by = new Option<string>("--by") { Description = "Who says so, as the history names them.", HelpName = "NAME", Required = true };
        var command = new Command(name, description) { model, version, by, CommandOptions.Reason };
        command.SetAction((parsed, _) => CommandRun.GuardedAsync(terminal, () =>
        {
            using var chosen = ChosenModel.Open(parsed, parsed.GetValue(model));
            var (number, person, reason, appended) = (parsed.GetValue(version), Person.Checked(parsed.GetValue(by)!), parsed.GetValue(CommandOptions.Reason)!, false);
            var after = chosen.Act(person, state =>
            {
                var next = facts(state, number, person, reason);
                appended = next.Count > 0;
                return next;
            });
            terminal.Say(told(chosen.Name, number, after, appended));
            return ExitCode.Done;
        }));
        return command;
    }
}
