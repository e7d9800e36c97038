using System.CommandLine;

namespace Perennial.App.Commands;

/// <summary><c>restore</c>: makes a data folder of a backup.</summary>
internal static class RestoreCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var from = new Option<string>("--from") { Description = "The backup.", HelpName = "DIR", Required = true };
        var command = new Command("restore", """
            Make a new data folder of a backup: every digest is checked, then everything is verified. Ends with 4 when something is wrong.

            Example: perennial restore --from /backups/monday --data restored
            """)
        {
            from,
        };
        command.SetAction((parsed, _) => CommandRun.GuardedAsync(terminal, () =>
        {
            var data = parsed.GetValue(CommandOptions.Data)!;
            var manifest = new RestoreJob(parsed.GetValue(from)!, data).Run();
            var found = new Verification(data, null, _ => { }).Run();
            terminal.Say(Words.Text($"Restored {manifest.Models.Count} models as of {Words.Of(manifest.TakenAt)} to '{data}'."));
            terminal.Say(string.Join('\n', found.Lines()));
            return found.Sound ? ExitCode.Done : ExitCode.Damaged;
        }));
        return command;
    }
}
