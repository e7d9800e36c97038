using System.CommandLine;
using System.CommandLine.Parsing;
using Perennial.Adapters.Yaml;
using Perennial.App.Commands;
using Perennial.Terms;

namespace Perennial.App.Servers;

/// <summary>Reads a parsed line into what is sent: options that only this machine understands are left out, and files are named by number.</summary>
/// <param name="parsed">The line.</param>
/// <param name="command">How its command stands to a server.</param>
internal sealed class LineReader(ParseResult parsed, RemoteCommand command)
{
    /// <summary>The files to send, by number.</summary>
    public List<string> Reads { get; } = [];

    /// <summary>The files to write, by number.</summary>
    public List<string> Writes { get; } = [];

    /// <summary>The words.</summary>
    /// <exception cref="FaultException">A file is missing, or is there already.</exception>
    public IReadOnlyList<LineItem> Items()
    {
        var reads = command.Reads.SelectMany(symbol => RemoteCommands.Said(parsed, symbol)).ToList();
        var writes = command.Writes.SelectMany(symbol => RemoteCommands.Said(parsed, symbol)).ToList();
        var here = Here(CommandOptions.Server).Concat(Here(CommandOptions.Data)).ToList();
        return
        [
            .. parsed.Tokens.Where(token => !Holds(here, token)).Select(token => Holds(reads, token) ? Read(token.Value) : Holds(writes, token) ? Write(token.Value) : new LineItem(token.Value)),
        ];
    }

    private static bool Holds(List<Token> tokens, Token token) => tokens.Exists(one => ReferenceEquals(one, token));

    private IEnumerable<Token> Here(Option option) => parsed.GetResult(option) is { Implicit: false, IdentifierToken: { } name } said ? [name, .. said.Tokens] : [];

    private LineItem Read(string path)
    {
        if (!File.Exists(path))
        {
            throw new FaultException($"There is no file '{path}' to send.");
        }

        Reads.Add(path);
        return new LineItem(Reads: Reads.Count - 1, Path: path, Beside: Beside(path));
    }

    private LineItem Write(string path)
    {
        if (File.Exists(path))
        {
            throw new FaultException($"'{path}' is there already. Name a file that is not.");
        }

        Writes.Add(path);
        return new LineItem(Writes: Writes.Count - 1, Path: path);
    }

    /// <summary>Holidays are sent after the model file that names them.</summary>
    private string? Beside(string path)
    {
        if (!command.Reads.Contains(CommandOptions.File.Name) || new FileInfo(path).Length > 1 << 20 || HolidaysBeside.Named(File.ReadAllText(path)) is not { } name)
        {
            return null;
        }

        var file = Path.Combine(Path.GetDirectoryName(path) ?? string.Empty, name);
        if (!HolidaysBeside.IsBeside(name) || !File.Exists(file))
        {
            throw new FaultException($"calendar.holidays of '{path}' is '{name}'. A server gets the file that lies beside the model file: put it there, and name it without a folder.");
        }

        Reads.Add(file);
        return name;
    }
}
