using System.CommandLine;

namespace Perennial.App.Commands;

/// <summary><c>rollback</c>: an earlier champion answers again.</summary>
internal static class RollbackCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var to = new Option<int?>("--to") { Description = "An earlier champion. It may be left out: the champion before this one.", HelpName = "VERSION" };
        var command = PersonCommand.Create(
            terminal,
            "rollback",
            """
            Go back to an earlier champion. It needs no training, and answers from the next request on; a rollout that goes on ends.

            Examples: perennial rollback --reason "complaints since noon"
                      perennial rollback --to 2
            """,
            (parsed, state, reason) => Intervention.RollBack(state, parsed.GetValue(to), reason),
            (model, after, appended) => appended
                ? $"Version {after.Registry.Champion} of '{model.Name}' answers again from the next request on; version {model.State.Registry.Champion} is taken back.{Ended(model.State)}{Behind(model)}"
                : $"Version {after.Registry.Champion} of '{model.Name}' is champion already: nothing changes.");
        command.Options.Add(to);
        return command;
    }

    /// <summary>Applications that answer by themselves and have not heard of it; known where a server is asked.</summary>
    private static string Behind(ChosenModel model) => model.House.Live?.Behind(model.Name) is { Count: > 0 } clients
        ? $" {clients.Count} {(clients.Count == 1 ? "application answers" : "applications answer")} by an older routing still: {string.Join(", ", clients.Select(client => Words.Text($"{client.Name} (looks every {client.LeaseSeconds:0.###} s)")))}."
        : string.Empty;

    private static string Ended(ModelState state) => state.RollOut.Active is { } rollout
        ? $" The rollout of version {rollout.Version} ended: what it was compared with is gone."
        : string.Empty;
}
