using System.CommandLine;
using Perennial.Terms;

namespace Perennial.App.Commands;

/// <summary>A data folder that must be there already: looking at it does not create it.</summary>
internal static class ExistingFolder
{
    /// <summary>Whether there is a data folder at a path.</summary>
    public static bool Is(string data) => File.Exists(Path.Combine(data, "format"));

    /// <summary>The data folder that a command line names.</summary>
    /// <exception cref="FaultException">There is none.</exception>
    public static string Of(ParseResult parsed)
    {
        var data = parsed.GetValue(CommandOptions.Data)!;
        return Is(data) ? data : throw new FaultException(
            $"There is no data folder at '{Path.GetFullPath(data)}'. Name one with --data, or begin one: perennial apply -f MODEL.yaml, or perennial demo.");
    }
}
