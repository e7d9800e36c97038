using System.CommandLine;

namespace Perennial.App.Commands;

/// <summary><c>status</c>: how a model is.</summary>
internal static class StatusCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal) => ViewCommand.Create(
        terminal,
        "status",
        """
        How a model is: who answers and since when, how good it is, what staleness has cost, what goes on, and what is wrong.

        Examples: perennial status
                  perennial status --model flight-delay --json
        """,
        (_, model) => StatusView.Of(model),
        Tell);

    private static void Tell(Terminal terminal, StatusView status)
    {
        foreach (var (what, how) in status.Lines())
        {
            terminal.Say($"{what,-10}{how}");
        }
    }
}
