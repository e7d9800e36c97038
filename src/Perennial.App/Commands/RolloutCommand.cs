using System.CommandLine;

namespace Perennial.App.Commands;

/// <summary><c>rollout</c>: a person lets a version that was rejected go on into the stages, or steers the rollout that goes on.</summary>
internal static class RolloutCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var version = new Argument<int>("VERSION") { Description = "A version that a gate or a stage rejected." };
        var command = PersonCommand.Create(
            terminal,
            "rollout",
            """
            Let a version that was rejected go on into the stages of the model's file. It answers no more than its stage's share, and the
            stage judges it as any other. With one of the words below: steer the rollout that goes on.

            Examples: perennial rollout 4 --reason "the gate's days were a holiday"
                      perennial rollout pause flight-delay --reason "a storm"
            """,
            (parsed, state, reason) => Intervention.RollOut(state, parsed.GetValue(version), reason, parsed.GetValue(CommandOptions.Actor)),
            (model, after, appended) => appended
                ? $"Version {after.RollOut.Active!.Version} of '{model.Name}' goes on into its stages; the driver takes it there at its next turn."
                : $"Version {after.RollOut.Active!.Version} of '{model.Name}' is in its stages already: {after.RollOut.Active.Doing}.");
        command.Arguments.Add(version);
        foreach (var word in SteeringCommand.All(terminal))
        {
            command.Subcommands.Add(word);
        }

        return command;
    }
}
