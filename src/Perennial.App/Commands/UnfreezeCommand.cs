using System.CommandLine;

namespace Perennial.App.Commands;

/// <summary><c>unfreeze</c>: allows changes again.</summary>
internal static class UnfreezeCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal) => PersonCommand.Create(
        terminal,
        "unfreeze",
        """
        Allow changes of a frozen model again.

        Example: perennial unfreeze --reason "audit is over"
        """,
        (_, state, reason) => Intervention.Unfreeze(state, reason),
        (model, _, appended) => appended
            ? $"'{model.Name}' may be changed again{Waiting(model.State)}."
            : $"'{model.Name}' is not frozen: nothing changes.");

    private static string Waiting(ModelState state) => state.Busy is { } busy ? $"; what goes on now: {busy}" : string.Empty;
}
