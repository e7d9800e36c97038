using System.CommandLine;
using Perennial.App.Commands;
using Perennial.Terms;

namespace Perennial.App.Servers;

/// <summary>Which server a line is for.</summary>
/// <param name="environment">The value of a variable; null where it is not set.</param>
internal sealed class ServerChoice(Func<string, string?> environment)
{
    /// <summary>The key to ask with.</summary>
    public const string KeyVariable = "PERENNIAL_KEY";

    /// <summary>The server to ask.</summary>
    public const string ServerVariable = "PERENNIAL_SERVER";

    private const string DataVariable = "PERENNIAL_DATA";

    /// <summary>Whether the line names its server itself.</summary>
    public static bool IsSaid(ParseResult parsed) => parsed.GetResult(CommandOptions.Server) is { Implicit: false };

    /// <summary>The server; null for the data folder of this machine.</summary>
    /// <exception cref="FaultException">What is named is no server.</exception>
    public ServerContext? Of(ParseResult parsed)
    {
        var (server, data) = (IsSaid(parsed), parsed.GetResult(CommandOptions.Data) is { Implicit: false });
        return (server, data) switch
        {
            (true, true) => throw new FaultException("--server and --data name two places. Give one of them."),
            (true, false) => Named("--server", parsed.GetValue(CommandOptions.Server)!),
            (false, true) => null,
            _ => environment(ServerVariable) is { Length: > 0 } named ? Named(ServerVariable, named)
                : environment(DataVariable) is { Length: > 0 } ? null
                : Current(),
        };
    }

    private ServerContext? Current()
    {
        var contexts = Contexts();
        return contexts.Current is { } name && contexts.Contexts.TryGetValue(name, out var context) ? WithKey(context) : null;
    }

    private ServerContext Named(string where, string text)
    {
        if (Contexts().Contexts.TryGetValue(text, out var context))
        {
            return WithKey(context);
        }

        return Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
            ? WithKey(Contexts().Contexts.Values.FirstOrDefault(one => one.Url == url) ?? new ServerContext(url!, null))
            : throw new FaultException($"{where} is '{text}', which is neither a URL such as http://127.0.0.1:8080 nor a name of `perennial context list`.");
    }

    private ServerContext WithKey(ServerContext context) => environment(KeyVariable) is { Length: > 0 } key ? context with { Key = key } : context;

    private ServerContexts Contexts() => ContextFile.OfPerson(environment).Read();
}
