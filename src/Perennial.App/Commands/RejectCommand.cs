using System.CommandLine;

namespace Perennial.App.Commands;

/// <summary><c>reject</c>: a person gives a challenger up.</summary>
internal static class RejectCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var version = new Argument<int>("VERSION") { Description = "The challenger, in whatever stage it is." };
        var command = PersonCommand.Create(
            terminal,
            "reject",
            """
            Give a challenger up: its rollout ends, and the champion stays.

            Example: perennial reject 4 --reason "the pricing team found a fault in it"
            """,
            (parsed, state, reason) => Intervention.Reject(state, parsed.GetValue(version), reason),
            (model, after, appended) => appended
                ? $"Version {model.State.RollOut.Active!.Version} of '{model.Name}' is given up; {(after.Registry.Champion is { } champion ? $"version {champion} stays champion" : "there is no champion")}."
                : $"The rollout of this version of '{model.Name}' was given up already: nothing changes.");
        command.Arguments.Add(version);
        return command;
    }
}
