using System.CommandLine;
using Perennial.Registry;
using Perennial.RollOut;

namespace Perennial.App.Commands;

/// <summary><c>rollout pause | resume | promote | abort</c>: what a person says of the rollout that goes on.</summary>
internal static class SteeringCommand
{
    /// <summary>All four.</summary>
    public static IEnumerable<Command> All(Terminal terminal) => [.. Waiting(terminal), .. Ending(terminal)];

    private static IEnumerable<Command> Waiting(Terminal terminal) =>
    [
        Create(
            terminal,
            "pause",
            """
            Let the rollout that goes on take no step. Who answers whom stays as it is, its time stands still, and guardrails still stop it.

            Example: perennial rollout pause flight-delay --reason "a storm: these days are not like others"
            """,
            Steering.Pause,
            (model, rollout, appended) => appended ? $"The rollout of version {rollout.Version} of '{model}' is paused; it goes on after: perennial rollout resume {model}" : $"Nothing changes in '{model}': {rollout.Doing}."),
        Create(
            terminal,
            "resume",
            """
            Let a paused rollout go on. Where it was paused because its arms could not be compared, evidence is gathered anew.

            Example: perennial rollout resume flight-delay --reason "the storm is over"
            """,
            Steering.Resume,
            (model, rollout, appended) => appended ? $"The rollout of '{model}' goes on: {rollout.Doing}." : $"Nothing changes in '{model}': {rollout.Doing}."),
    ];

    private static IEnumerable<Command> Ending(Terminal terminal) =>
    [
        Create(
            terminal,
            "promote",
            """
            Make the challenger champion, in whatever stage it is, without waiting for more evidence.

            Example: perennial rollout promote flight-delay --reason "reviewed by the pricing team"
            """,
            (state, reason, _) => Steering.Promote(state, reason),
            (model, rollout, _) => $"Version {rollout.Version} of '{model}' is champion from the next request on; perennial rollback takes it back."),
        Create(
            terminal,
            "abort",
            """
            Give the challenger up: the champion stays, and answers all from the next request on.

            Example: perennial rollout abort flight-delay --reason "trained on the strike"
            """,
            Steering.Abort,
            (model, rollout, _) => $"Version {rollout.Version} of '{model}' is given up; the champion stays."),
    ];

    private static Command Create(
        Terminal terminal, string name, string description, Func<ModelState, string, string, IReadOnlyList<IFact>> facts, Func<string, Rollout, bool, string> told)
    {
        var model = new Argument<string?>("MODEL") { Description = "The model. It may be left out where there is only one.", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command(name, description) { model, CommandOptions.Reason, CommandOptions.Actor };
        command.SetAction((parsed, _) => CommandRun.GuardedAsync(terminal, () =>
        {
            using var chosen = ChosenModel.Open(parsed, parsed.GetValue(model));
            var (person, reason, appended) = (Person.Checked(parsed.GetValue(CommandOptions.Actor)!), parsed.GetValue(CommandOptions.Reason)!, false);
            var after = chosen.Act(person, state =>
            {
                var next = facts(state, reason, person);
                appended = next.Count > 0;
                return next;
            });
            terminal.Say(told(chosen.Name, after.RollOut.Rollouts[^1], appended));
            return ExitCode.Done;
        }));
        return command;
    }
}
