using System.CommandLine;

namespace Perennial.App.Commands;

/// <summary><c>backup</c>: copies a data folder while its driver works.</summary>
internal static class BackupCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var to = new Option<string>("--to") { Description = "The folder to write to: empty, or not there yet.", HelpName = "DIR", Required = true };
        var command = new Command("backup", """
            Copy everything of a data folder that cannot be made anew, while it is in use: journals, inbox, operations, and every blob that a journal holds on to. Every digest is checked.

            Example: perennial backup --to /backups/monday
            """)
        {
            to, CommandOptions.Json,
        };
        command.SetAction((parsed, _) => CommandRun.GuardedAsync(terminal, () =>
        {
            var target = parsed.GetValue(to)!;
            using var house = Composition.Open(ExistingFolder.Of(parsed));
            var manifest = new BackupJob(house.Folder, target).Run(TimeProvider.System.GetUtcNow());
            if (parsed.GetValue(CommandOptions.Json))
            {
                JsonText.Write(terminal, manifest);
            }
            else
            {
                terminal.Say(Words.Text($"Backed up {manifest.Models.Count} models, {manifest.Files.Count:N0} files, {manifest.Files.Sum(file => file.Bytes):N0} bytes to '{target}'. To restore it: perennial restore --from {target} --data NEWDIR"));
            }

            return ExitCode.Done;
        }));
        return command;
    }
}
