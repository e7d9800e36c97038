using System.Runtime.InteropServices;
using System.Text;
using Spectre.Console;

namespace Perennial.App.Commands;

/// <summary>A stream of this process, which knows whether a person looks at it: colours and live displays are for people.</summary>
/// <param name="writer">Writes to the stream.</param>
/// <param name="descriptor">1 for standard output, 2 for standard error.</param>
internal sealed class TerminalOutput(TextWriter writer, int descriptor) : IAnsiConsoleOutput
{
    private readonly AnsiConsoleOutput size = new(writer);

    /// <inheritdoc/>
    public TextWriter Writer => writer;

    /// <inheritdoc/>
    public bool IsTerminal { get; } = isatty(descriptor) == 1;

    /// <inheritdoc/>
    public int Width => size.Width;

    /// <inheritdoc/>
    public int Height => size.Height;

    /// <inheritdoc/>
    public void SetEncoding(Encoding encoding) => size.SetEncoding(encoding);

    [DllImport("libc", EntryPoint = "isatty")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int isatty(int descriptor);
}
