using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Perennial.App.Api.Access;
using Perennial.App.Servers;

namespace Perennial.App.Api.Remote;

/// <summary>Takes command lines from <c>perennial --server</c>, and streams back what they say.</summary>
internal static class CommandEndpoints
{
    /// <summary>Adds them.</summary>
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/v1/commands", RunAsync).Needs(Role.Viewer, narrows: true);

    private static async Task RunAsync(HttpContext context, Composition house, ServerOptions options, ServedCommands commands)
    {
        using var files = new UploadFolder(house.Folder);
        var line = new ReceivedLine(files);
        await new SentFiles(context, house.Folder, options.UploadLimitBytes).ReadAsync(line.Text, line.File);
        var caller = Caller.Of(context);
        var served = commands.Read(line.Words(), files, caller, line.As);
        served.Demand(caller);
        var output = new CommandOutput(line.Names);
        var run = EndAsync(commands.RunAsync(served, output, context.RequestAborted), line, output);
        context.Response.ContentType = "application/x-ndjson";
        await foreach (var said in output.AllAsync(CancellationToken.None))
        {
            await JsonSerializer.SerializeAsync(context.Response.Body, said, RemoteCall.Json, CancellationToken.None);
            await context.Response.WriteAsync("\n", CancellationToken.None);
            await context.Response.Body.FlushAsync(CancellationToken.None);
        }

        await run;
    }

    /// <summary>After the command, the files that it wrote, and how it ended.</summary>
    private static async Task EndAsync(Task<int> run, ReceivedLine line, CommandOutput output)
    {
        try
        {
            var code = await run;
            foreach (var (number, path) in line.Written.Where(one => File.Exists(one.Path)))
            {
                Give(number, path, output);
            }

            output.Say(new SaidLine(Exit: code));
        }
        finally
        {
            output.End();
        }
    }

    private static void Give(int number, string path, CommandOutput output)
    {
        const int BlockBytes = 48 << 10;
        using var stream = File.OpenRead(path);
        var block = new byte[BlockBytes];
        for (int count; (count = stream.ReadAtLeast(block, BlockBytes, throwOnEndOfStream: false)) > 0;)
        {
            output.Say(new SaidLine(File: number, Bytes: Convert.ToBase64String(block, 0, count)));
        }
    }
}
