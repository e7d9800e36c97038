using Spectre.Console;

namespace Perennial.App.Commands;

/// <summary>Where commands write: results to standard output, progress and faults to standard error.</summary>
/// <param name="Out">Results: tables for people, or JSON.</param>
/// <param name="Error">Progress and faults.</param>
/// <param name="Text">The writer under <paramref name="Out"/>, for JSON that must not be wrapped.</param>
internal sealed record Terminal(IAnsiConsole Out, IAnsiConsole Error, TextWriter Text)
{
    /// <summary>Writes one line of a result as it is: whoever pipes it gets it unbroken.</summary>
    public void Say(string line) => Text.WriteLine(line);

    /// <summary>Writes a table: without borders, and unbroken where nobody watches.</summary>
    public void Say(Table table)
    {
        if (!Out.Profile.Out.IsTerminal)
        {
            Out.Profile.Width = 1_000;
        }

        Out.Write(table.Border(TableBorder.None));
    }

    /// <summary>The terminal of this process.</summary>
    public static Terminal Open()
    {
        var (standard, error) = (Writer(1), Writer(2));
        return new Terminal(Console(standard, 1), Console(error, 2), standard);
    }

    private static IAnsiConsole Console(TextWriter writer, int descriptor)
    {
        var output = new TerminalOutput(writer, descriptor);
        return AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = output,
            Ansi = output.IsTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            Interactive = output.IsTerminal ? InteractionSupport.Detect : InteractionSupport.No,
        });
    }

    private static StreamWriter Writer(int descriptor) => new(
        new FileStream(new Microsoft.Win32.SafeHandles.SafeFileHandle(descriptor, ownsHandle: false), FileAccess.Write)) { AutoFlush = true };
}
