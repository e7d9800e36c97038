using System.CommandLine;

namespace Perennial.App.Commands;

/// <summary><c>quarantine</c>: a person says that days are broken.</summary>
internal static class QuarantineCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var from = CommandOptions.From("The first broken day.");
        var to = CommandOptions.To("The last broken day. Without it they are broken until they are released.");
        var command = PersonCommand.Create(
            terminal,
            "quarantine",
            """
            Leave broken days out: nothing is trained, judged or decided on them. They are still answered and logged.

            Example: perennial quarantine --from 2001-04-02 --to 2001-04-08 --reason "the clock of one airport stood still"
            """,
            (parsed, state, reason) => Intervention.Quarantine(state, parsed.GetValue(from), parsed.GetValue(to), reason),
            (model, after, appended) => $"Left out of '{model.Name}'{(appended ? string.Empty : " already")}: {string.Join("; ", after.Monitor.Quarantine.Select(QuarantineText.Of))}.");
        command.Options.Add(from);
        command.Options.Add(to);
        return command;
    }
}
