using System.CommandLine;

namespace Perennial.App.Commands;

/// <summary><c>freeze</c>: stops every change of a model.</summary>
internal static class FreezeCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal) => PersonCommand.Create(
        terminal,
        "freeze",
        """
        Stop every change of a model. It serves and is watched as before; nothing changes it until it is unfrozen.

        Example: perennial freeze --reason "audit until Friday"
        """,
        (_, state, reason) => Intervention.Freeze(state, reason),
        (model, _, appended) => appended
            ? $"'{model.Name}' is frozen. It serves {Serving(model.State)} and is watched; nothing changes it until: perennial unfreeze"
            : $"'{model.Name}' is frozen already, {FrozenView.Of(model.History)}.");

    private static string Serving(ModelState state) => state.Registry.Champion is { } champion ? $"version {champion}" : "nothing yet";
}
