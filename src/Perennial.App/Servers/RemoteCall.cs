using System.CommandLine;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Perennial.App.Commands;
using Perennial.Terms;

namespace Perennial.App.Servers;

/// <summary>Lets a server run a command line, and shows what it says as if it ran here.</summary>
/// <param name="terminal">Where it is shown.</param>
/// <param name="server">The server.</param>
internal sealed class RemoteCall(Terminal terminal, ServerContext server)
{
    /// <summary>How lines are written on the way.</summary>
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull };

    /// <summary>Sends a line that is for a server there, instead of running it here.</summary>
    /// <param name="terminal">Where it is shown.</param>
    /// <param name="parsed">The line, without faults.</param>
    public static void Redirect(Terminal terminal, ParseResult parsed)
    {
        if (RemoteCommands.Of(parsed) is not { } command || (command.Here is not null && !ServerChoice.IsSaid(parsed)))
        {
            return;
        }

        var (own, line) = (parsed.CommandResult.Command.Action, parsed.CommandResult.Command);
        line.SetAction((said, cancellationToken) => CommandRun.GuardedAsync(terminal, () => new ServerChoice(Environment.GetEnvironmentVariable).Of(said) is { } server
            ? new RemoteCall(terminal, server).RunAsync(said, command, cancellationToken)
            : HereAsync(own!, said, cancellationToken)));
    }

    /// <summary>Runs a line there.</summary>
    /// <returns>Its exit code.</returns>
    /// <exception cref="FaultException">The server refuses it, cannot be reached, or goes away.</exception>
    public async Task<int> RunAsync(ParseResult parsed, RemoteCommand command, CancellationToken cancellationToken)
    {
        if (command.Here is { } why)
        {
            throw new FaultException($"`{command.Name}` is not run by a server: {why}. Leave --server out.");
        }

        var reader = new LineReader(parsed, command);
        using var client = Client();
        using var content = Content(reader);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "v1/commands") { Content = content };
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            return response.IsSuccessStatusCode ? await ShowAsync(response, reader, cancellationToken) : throw await RefusedAsync(response, cancellationToken);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException)
        {
            throw new FaultException($"{server.Url} cannot be reached, or went away: {failure.Message} What the command did is not known: look with perennial history.", failure);
        }
    }

    private static Task<int> HereAsync(System.CommandLine.Invocation.CommandLineAction own, ParseResult parsed, CancellationToken cancellationToken) => own switch
    {
        System.CommandLine.Invocation.AsynchronousCommandLineAction waits => waits.InvokeAsync(parsed, cancellationToken),
        System.CommandLine.Invocation.SynchronousCommandLineAction once => Task.FromResult(once.Invoke(parsed)),
        _ => throw new InvalidOperationException($"'{parsed.CommandResult.Command.Name}' does nothing."),
    };

    private HttpClient Client()
    {
        // A redirect would be given the key.
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(server.Url.ToString().TrimEnd('/') + "/"), Timeout = Timeout.InfiniteTimeSpan };
        client.DefaultRequestHeaders.Authorization = server.Key is { } key ? new AuthenticationHeaderValue("Bearer", key) : null;
        return client;
    }

    private static MultipartFormDataContent Content(LineReader reader)
    {
        var line = new SentLine(reader.Items(), Environment.UserName);
        var content = new MultipartFormDataContent { { JsonContent.Create(line, options: Json), "line" } };
        foreach (var (number, path) in reader.Reads.Index())
        {
            content.Add(new StreamContent(File.OpenRead(path)), $"file{number}", Path.GetFileName(path));
        }

        return content;
    }

    private async Task<FaultException> RefusedAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var text = await response.Content.ReadAsStringAsync(cancellationToken);
        try
        {
            return new FaultException(JsonDocument.Parse(text).RootElement.GetProperty("error").GetString()!);
        }
        catch (Exception other) when (other is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return new FaultException($"{server.Url} answered {(int)response.StatusCode}, and not as a Perennial server does. Check the address.", other);
        }
    }

    private async Task<int> ShowAsync(HttpResponseMessage response, LineReader reader, CancellationToken cancellationToken)
    {
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        using var lines = new StreamReader(stream);
        using var files = new ReturnedFiles(reader.Writes);
        while (await lines.ReadLineAsync(cancellationToken) is { } text)
        {
            var said = JsonSerializer.Deserialize<SaidLine>(text, Json)!;
            if (said.Exit is { } exit)
            {
                return exit;
            }

            await terminal.Text.WriteAsync(said.Out);
            await terminal.Error.Profile.Out.Writer.WriteAsync(said.Error);
            files.Take(said);
        }

        throw new IOException("The answer broke off.");
    }
}
