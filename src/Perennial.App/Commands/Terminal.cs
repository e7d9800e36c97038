using Spectre.Console;

namespace Perennial.App.Commands;

/// <summary>Where commands write: results to standard output, progress and faults to standard error.</summary>
/// <param name="Out">Results: tables for people, or JSON.</param>
/// <param name="Error">Progress and faults.</param>
/// <param name="Text">The writer under <paramref name="Out"/>, for JSON that must not be wrapped.</param>
internal sealed record Terminal(IAnsiConsole Out, IAnsiConsole Error, TextWriter Text)
{
    /// <summary>The terminal of this process.</summary>
    public static Terminal Open()
    {
        var (standard, error) = (Writer(1), Writer(2));
        return new Terminal(Console(standard), Console(error), standard);
    }

    private static IAnsiConsole Console(TextWriter writer) =>
        AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer) });

    private static StreamWriter Writer(int descriptor) => new(
        new FileStream(new Microsoft.Win32.SafeHandles.SafeFileHandle(descriptor, ownsHandle: false), FileAccess.Write)) { AutoFlush = true };
}
