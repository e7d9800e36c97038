using System.CommandLine;

namespace Perennial.App.Commands;

/// <summary><c>promote</c>: a person makes a version champion.</summary>
internal static class PromoteCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var version = new Argument<int>("VERSION") { Description = "The challenger, in whatever stage it is, or a version that was champion before." };
        var command = PersonCommand.Create(
            terminal,
            "promote",
            """
            Make a version champion, without waiting for more evidence. It answers from the next request on.

            Example: perennial promote 4 --reason "reviewed by the pricing team"
            """,
            (parsed, state, reason) => Intervention.Promote(state, parsed.GetValue(version), reason),
            (model, after, appended) => appended
                ? $"Version {after.Registry.Champion} of '{model.Name}' is champion from the next request on; {Before(model.State)}."
                : $"Version {after.Registry.Champion} of '{model.Name}' is champion already: nothing changes.");
        command.Arguments.Add(version);
        return command;
    }

    private static string Before(ModelState state) => state.Registry.Champion is { } champion
        ? $"before it was version {champion}, to which `perennial rollback` goes back"
        : "there was none before";
}
