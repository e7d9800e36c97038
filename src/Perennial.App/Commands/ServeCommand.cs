using System.CommandLine;
using Perennial.App.Api;
using Spectre.Console;

namespace Perennial.App.Commands;

/// <summary><c>serve</c>: the loop as a server.</summary>
internal static class ServeCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var config = new Option<string?>("--config") { Description = $"The server's settings; {ServerFile.Name} in the data folder where it is left out.", HelpName = "FILE" };
        var listen = new Option<Uri[]>("--listen") { Description = "Where to answer HTTP; overrides the settings. Port 0 takes a free one.", HelpName = "URL", CustomParser = result => [.. result.Tokens.Select(token => new Uri(token.Value))] };
        var command = new Command("serve", """
            Answer predictions, take logs and labels, and drive every model of the data folder, until it is stopped by Ctrl-C or SIGTERM.

            It answers this machine alone unless its settings say otherwise.

            Examples: perennial serve
                      perennial serve --data /var/lib/perennial --listen http://127.0.0.1:9000
            """)
        {
            config, listen,
        };
        command.SetAction((parsed, cancellationToken) => CommandRun.GuardedAsync(terminal, async () =>
        {
            var data = parsed.GetValue(CommandOptions.Data)!;
            var options = ServerFile.Read(parsed.GetValue(config) ?? Path.Combine(data, ServerFile.Name), Environment.GetEnvironmentVariable);
            await ServeAsync(terminal, data, parsed.GetValue(listen) is { Length: > 0 } urls ? options with { Listen = urls } : options, cancellationToken);
            return ExitCode.Done;
        }));
        return command;
    }

    private static async Task ServeAsync(Terminal terminal, string data, ServerOptions options, CancellationToken cancellationToken)
    {
        await using var server = await Server.StartAsync(data, options, log: new TerminalLog(terminal), cancellationToken: cancellationToken);
        terminal.Say($"Serving {Path.GetFullPath(data)} at {string.Join(", ", server.Addresses)}{(server.GrpcAddresses is { Count: > 0 } grpc ? $", gRPC at {string.Join(", ", grpc)}" : string.Empty)}");
        await server.EndedAsync(cancellationToken);
        terminal.Error.MarkupLine("Stopping: what is in flight ends first.");
    }
}
