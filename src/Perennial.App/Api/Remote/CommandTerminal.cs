using Perennial.App.Commands;
using Spectre.Console;

namespace Perennial.App.Api.Remote;

/// <summary>The one terminal of all commands that a server runs: what is written goes to the output of the command that writes it.</summary>
internal static class CommandTerminal
{
    private const int Width = 1_000;
    private static readonly AsyncLocal<CommandOutput?> Current = new();

    /// <summary>The terminal.</summary>
    public static Terminal Shared { get; } = Open();

    /// <summary>What follows in this flow of calls writes there.</summary>
    public static void WriteTo(CommandOutput output) => Current.Value = output;

    private static Terminal Open()
    {
        var (text, error) = (new CommandText(text => Current.Value?.Out.Write(text)), new CommandText(text => Current.Value?.Error.Write(text)));
        return new Terminal(Console(text), Console(error), text);
    }

    private static IAnsiConsole Console(TextWriter writer)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer), Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Interactive = InteractionSupport.No,
        });
        console.Profile.Width = Width;
        return console;
    }
}
