using System.CommandLine;

namespace Perennial.App.Commands;

/// <summary><c>retrain</c>: asks for a retrain.</summary>
internal static class RetrainCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal) => PersonCommand.Create(
        terminal,
        "retrain",
        """
        Ask for a retrain. Whoever drives the model takes it at the next turn; neither cooldown nor budget binds a person.

        Example: perennial retrain --reason "a new airline flies from Monday"
        """,
        (parsed, state, reason) => Intervention.Retrain(state, reason, parsed.GetValue(CommandOptions.Actor)),
        (model, after, appended) => appended
            ? $"A retrain of '{model.Name}' is asked for{Waiting(after)}."
            : $"A retrain of '{model.Name}' was asked for already: {after.Decide.Request}.");

    private static string Waiting(ModelState state) => state.RollOut.Active is { } rollout
        ? $"; it waits for what goes on: {rollout.Doing}"
        : "; the driver takes it at its next turn";
}
