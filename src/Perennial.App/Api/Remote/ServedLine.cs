using System.CommandLine;
using Perennial.App.Api.Access;
using Perennial.App.Commands;
using Perennial.App.Servers;

namespace Perennial.App.Api.Remote;

/// <summary>A command line that a server is asked to run, checked: its files are those that were sent, its folder is the server's, and who acts is who asks.</summary>
/// <param name="Parsed">The line; its faults are told by running it.</param>
/// <param name="Command">How its command stands to a server; null where the line is faulty.</param>
/// <param name="Models">The models that it is about; empty for the whole folder.</param>
internal sealed record ServedLine(ParseResult Parsed, RemoteCommand? Command, IReadOnlyList<string> Models)
{
    /// <summary>Refuses a caller who may not.</summary>
    /// <exception cref="ApiException">Status 403.</exception>
    public void Demand(Caller caller)
    {
        if (Command is not { } command)
        {
            return;
        }

        var least = command.Of(Parsed);
        foreach (var model in Models)
        {
            caller.Demand(least, model);
        }

        if (Models.Count == 0 && !caller.May(least))
        {
            throw caller.Refused(least, null);
        }
    }

    /// <summary>The name of the option by which a command is told who acts; null where it is not told.</summary>
    public static string? ActorOption(Command command) => command.Options.Select(option => option.Name).FirstOrDefault(name => name == CommandOptions.Actor.Name || name == "--by");
}
