using System.CommandLine;

namespace Perennial.App.Commands;

/// <summary><c>gc</c>: deletes what no journal holds on to.</summary>
internal static class GarbageCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var dryRun = new Option<bool>("--dry-run") { Description = "Say what would be deleted, and delete nothing." };
        var command = new Command("gc", """
            Delete what no journal of the folder holds on to: blobs of expired and erased segments, what a stop between two writes left, and the folders of runs that are over. Artifacts of stored versions stay. No driver may run meanwhile. Drafts of dead processes go whenever a folder is opened.

            Examples: perennial gc --dry-run
                      perennial gc
            """)
        {
            dryRun, CommandOptions.Json,
        };
        command.SetAction((parsed, _) => CommandRun.GuardedAsync(terminal, () =>
        {
            using var house = Composition.Open(ExistingFolder.Of(parsed));
            var seen = new GarbageJob(house).Run(parsed.GetValue(dryRun));
            if (parsed.GetValue(CommandOptions.Json))
            {
                JsonText.Write(terminal, seen);
            }
            else
            {
                terminal.Say(seen.Line());
            }

            return ExitCode.Done;
        }));
        return command;
    }
}
