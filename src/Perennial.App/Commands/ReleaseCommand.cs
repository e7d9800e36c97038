using System.CommandLine;

namespace Perennial.App.Commands;

/// <summary><c>release</c>: a person says that days count again.</summary>
internal static class ReleaseCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var from = CommandOptions.From("The first day that counts again.");
        var command = PersonCommand.Create(
            terminal,
            "release",
            """
            Let days in quarantine count again, from one on: the feed was mended, or what looked broken is how it is now.

            Example: perennial release --from 2001-04-09 --reason "minutes again"
            """,
            (parsed, state, reason) => Intervention.Release(state, parsed.GetValue(from), reason),
            (model, after, appended) => !appended ? $"Nothing of '{model.Name}' is left out from that day on: nothing changes."
                : after.Monitor.Quarantine.IsEmpty ? $"Every day of '{model.Name}' counts."
                : $"Still left out of '{model.Name}': {string.Join("; ", after.Monitor.Quarantine.Select(QuarantineText.Of))}.");
        command.Options.Add(from);
        return command;
    }
}
