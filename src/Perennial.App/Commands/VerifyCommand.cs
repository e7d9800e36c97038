using System.CommandLine;
using Spectre.Console;

namespace Perennial.App.Commands;

/// <summary><c>verify</c>: checks that nothing was damaged, and that every decision follows from what was recorded.</summary>
internal static class VerifyCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var command = new Command("verify", """
            Check a data folder: every database, every event of every journal, the bytes of every file, and every decision, taken again from what was recorded. Ends with 4 when something is wrong.

            Examples: perennial verify
                      perennial verify --model flight-delay --json
            """)
        {
            CommandOptions.Model, CommandOptions.Json,
        };
        command.SetAction((parsed, _) => CommandRun.GuardedAsync(terminal, () =>
        {
            var data = ExistingFolder.Of(parsed);
            var found = Watched(terminal, progress => new Verification(data, parsed.GetValue(CommandOptions.Model), progress).Run());
            Tell(terminal, found, parsed.GetValue(CommandOptions.Json));
            return found.Sound ? ExitCode.Done : ExitCode.Damaged;
        }));
        return command;
    }

    private static VerifyView Watched(Terminal terminal, Func<Action<string>, VerifyView> check) => terminal.Error.Profile.Out.IsTerminal
        ? terminal.Error.Status().Start("checking", context => check(what => context.Status(Markup.Escape($"checking {what}"))))
        : check(_ => { });

    private static void Tell(Terminal terminal, VerifyView found, bool json)
    {
        if (json)
        {
            JsonText.Write(terminal, found);
            return;
        }

        foreach (var line in found.Lines())
        {
            terminal.Say(line);
        }
    }
}
