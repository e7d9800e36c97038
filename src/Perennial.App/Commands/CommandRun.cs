using Perennial.Adapters.Yaml;
using Perennial.Terms;
using Spectre.Console;

namespace Perennial.App.Commands;

/// <summary>Runs a command and turns what goes wrong into words and an exit code.</summary>
internal static class CommandRun
{
    /// <summary>Runs <paramref name="command"/>.</summary>
    public static async Task<int> GuardedAsync(Terminal terminal, Func<Task<int>> command)
    {
        try
        {
            return await command();
        }
        catch (OperationCanceledException)
        {
            terminal.Error.MarkupLine("[yellow]Stopped. Nothing is lost: the same command goes on from here.[/]");
            return ExitCode.Interrupted;
        }
        catch (ModelFileFaults faults)
        {
            return Say(terminal, faults.Message, ExitCode.Usage);
        }
        catch (BusyException busy)
        {
            return Say(terminal, busy.Message, ExitCode.Busy);
        }
        catch (FaultException fault)
        {
            return Say(terminal, fault.Message, ExitCode.Fault);
        }
        catch (Exception failure)
        {
            return Say(terminal, $"This should not have happened ({failure.GetType().Name}): {failure.Message} Check the data with: perennial verify", ExitCode.Fault);
        }
    }

    /// <summary>Runs a command that waits for nothing.</summary>
    public static Task<int> GuardedAsync(Terminal terminal, Func<int> command) => GuardedAsync(terminal, () => Task.FromResult(command()));

    private static int Say(Terminal terminal, string message, int code)
    {
        terminal.Error.Profile.Width = int.MaxValue;
        terminal.Error.WriteLine(message, new Style(Color.Red));
        return code;
    }
}
