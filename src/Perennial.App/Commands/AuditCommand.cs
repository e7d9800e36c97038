using System.CommandLine;

namespace Perennial.App.Commands;

/// <summary><c>audit</c>: what was done to a model within a time, by whom and why.</summary>
internal static class AuditCommand
{
    private static readonly Option<DateOnly> From = CommandOptions.From("The first day.");
    private static readonly Option<DateOnly?> To = CommandOptions.To("The last day. The default is the newest.");

    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var command = ViewCommand.Create(
            terminal,
            "audit",
            """
            What was done to a model within a time, by whom and why: decisions, runs, gates, changes of champion, and the digests of the journal before and after, by which it can be shown that nothing was changed since.

            Examples: perennial audit --from 2001-03-01 --to 2001-03-31
                      perennial audit --from 2001-01-01 --json
            """,
            (parsed, model) => AuditView.Of(model, parsed.GetValue(From), parsed.GetValue(To) ?? Terms.Days.Of(model.Now)),
            (to, view) => view.Lines().ToList().ForEach(to.Say));
        command.Options.Add(From);
        command.Options.Add(To);
        return command;
    }
}
