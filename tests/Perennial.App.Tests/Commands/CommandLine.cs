using Perennial.App.Commands;
using Spectre.Console;

namespace Perennial.App.Tests.Commands;

/// <summary>Runs command lines in this process.</summary>
internal static class CommandLine
{
    /// <summary>Commands share their options, so their tests run one after another.</summary>
    public const string Turns = "commands";

    public static async Task<(int Code, string Out, string Error)> RunAsync(params string[] arguments)
    {
        using StringWriter text = new(), error = new();
        var terminal = new Terminal(Console(text), Console(error), text);
        var code = await CommandTree.RunAsync(terminal, arguments);
        return (code, text.ToString(), error.ToString());
    }

    private static IAnsiConsole Console(StringWriter writer) => AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer) });
}
