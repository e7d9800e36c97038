using System.CommandLine;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Perennial.Adapters.Yaml;
using Perennial.App.Api.Access;
using Perennial.App.Api.Live;
using Perennial.App.Commands;
using Perennial.App.Servers;
using Perennial.Registry;
using Perennial.Terms;

namespace Perennial.App.Api.Remote;

/// <summary>Runs the command line's commands in the server's process, over its data folder.</summary>
/// <param name="house">The data folder.</param>
/// <param name="drivers">Who drives its models meanwhile.</param>
/// <param name="life">When the server stops, what it runs stops as well.</param>
internal sealed class ServedCommands(Composition house, ModelDrivers drivers, IHostApplicationLifetime life) : IDisposable
{
    private const int AtOnce = 4;
    private static readonly Lazy<Command> Tree = new(() => CommandTree.Create(CommandTerminal.Shared));
    private static readonly ParserConfiguration Plain = new() { ResponseFileTokenReplacer = null };
    private readonly SemaphoreSlim places = new(AtOnce, AtOnce);

    /// <inheritdoc/>
    public void Dispose() => places.Dispose();

    /// <summary>Reads a line.</summary>
    /// <param name="words">Its words; files are those of <paramref name="files"/>.</param>
    /// <param name="files">What was sent along.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="name">The name they give themselves, where no key says who it is.</param>
    /// <exception cref="ApiException">It names a file or a folder of the server, or somebody else: status 400 or 403.</exception>
    public ServedLine Read(IReadOnlyList<string> words, UploadFolder files, Caller caller, string? name)
    {
        var parsed = Parse([.. words, CommandOptions.Data.Name, house.Folder.Root]);
        if (parsed.Errors.Count > 0)
        {
            return new ServedLine(parsed, null, []);
        }

        var command = RemoteCommands.Of(parsed) ?? throw new ApiException(400, "The line names no command.");
        if (command.Here is { } why)
        {
            throw new ApiException(400, $"`{command.Name}` is not run by a server: {why}.");
        }

        if (parsed.GetResult(CommandOptions.Data)!.Tokens.Count > 1 || ServerChoice.IsSaid(parsed))
        {
            throw new ApiException(400, "The line names a data folder or a server. Leave --data and --server out: it is for this one.");
        }

        DemandSent(parsed, command, files);
        var whole = Acting(parsed, words, caller, name);
        try
        {
            return new ServedLine(whole, command, Models(whole, command));
        }
        catch (ModelFileFaults)
        {
            // The command does no more than tell them.
            return new ServedLine(whole, null, []);
        }
    }

    /// <summary>Runs a line; alone, where it needs what the driver holds.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> RunAsync(ServedLine line, CommandOutput output, CancellationToken aborted)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(aborted, life.ApplicationStopping);
        await places.WaitAsync(stop.Token);
        try
        {
            using var held = await drivers.HoldAsync(Held(line), stop.Token);
            return await Task.Run(() => RunHereAsync(line, output, stop.Token), CancellationToken.None);
        }
        finally
        {
            places.Release();
            Array.ForEach([.. line.Models.Intersect(house.Journal.Streams())], model => drivers.Of(model).Call());
        }
    }

    /// <summary>Runs a line whose result is wanted as an answer.</summary>
    /// <exception cref="ApiException">It failed: status 400, or 403 where the caller may not.</exception>
    public async Task<IResult> AnswerAsync(IReadOnlyList<string> words, UploadFolder files, Caller caller, string? name, CancellationToken aborted)
    {
        var line = Read(words, files, caller, name);
        if (line.Parsed.CommandResult.Command.Options.Contains(CommandOptions.Json))
        {
            line = Read([.. words, CommandOptions.Json.Name], files, caller, name);
        }

        line.Demand(caller);
        var output = new CommandOutput(files.Names);
        var code = await RunAsync(line, output, aborted);
        output.End();
        var said = await output.AllAsync(CancellationToken.None).ToListAsync(CancellationToken.None);
        return code switch
        {
            ExitCode.Done or ExitCode.GateFailed => Results.Text(Written(line, string.Concat(said.Select(one => one.Out))), "application/json"),
            ExitCode.Busy => throw new ApiException(409, Told(said)),
            _ => throw new ApiException(400, Told(said)),
        };
    }

    private static string Written(ServedLine line, string text) =>
        line.Parsed.CommandResult.Command.Options.Contains(CommandOptions.Json) ? text : System.Text.Json.JsonSerializer.Serialize(new { said = text.Trim() }, ApiJson.Options);

    private static string Told(IEnumerable<SaidLine> said) => string.Concat(said.Select(one => one.Error)).Trim();

    private static ParseResult Parse(IReadOnlyList<string> words) => Tree.Value.Parse(words, Plain);

    private async Task<int> RunHereAsync(ServedLine line, CommandOutput output, CancellationToken cancellationToken)
    {
        Composition.Lend(house);
        CommandTerminal.WriteTo(output);
        return await CommandTree.InvokeAsync(CommandTerminal.Shared, line.Parsed, new InvocationConfiguration { ProcessTerminationTimeout = null }, cancellationToken);
    }

    private IReadOnlyList<string> Held(ServedLine line) => line.Command?.Drives switch
    {
        Driven.Model => line.Models,
        Driven.Everything => house.Journal.Streams(),
        _ => [],
    };

    private static void DemandSent(ParseResult parsed, RemoteCommand command, UploadFolder files)
    {
        foreach (var symbol in command.Reads.Concat(command.Writes))
        {
            if (RemoteCommands.Said(parsed, symbol).FirstOrDefault(token => !files.Owns(token.Value)) is { } other)
            {
                throw new ApiException(400, $"{symbol} is '{other.Value}', which is no file that was sent. A server opens no path that it is told: send the file along.");
            }
        }

        if (command.Reads.Contains(CommandOptions.File.Name) && HolidaysBeside.Named(File.ReadAllText(parsed.GetValue(CommandOptions.File)!)) is { } name && !HolidaysBeside.IsBeside(name))
        {
            throw new ApiException(400, $"calendar.holidays is '{name}'. A server gets the file that lies beside the model file: name it without a folder.");
        }
    }

    /// <summary>The line with the name of who acts, where its command journals one.</summary>
    private ParseResult Acting(ParseResult parsed, IReadOnlyList<string> words, Caller caller, string? name)
    {
        if (ServedLine.ActorOption(parsed.CommandResult.Command) is not { } option)
        {
            return parsed;
        }

        var said = RemoteCommands.Said(parsed, option);
        var actor = caller.Acting(said is [{ Value: var one }, ..] ? one : caller.Proven ? null : name);
        return said.Count > 0 ? parsed : Parse([.. words, option, actor, CommandOptions.Data.Name, house.Folder.Root]);
    }

    private IReadOnlyList<string> Models(ParseResult parsed, RemoteCommand command)
    {
        if (command.Reads.Contains(CommandOptions.File.Name))
        {
            return Declared(ModelFile.Read(parsed.GetValue(CommandOptions.File)!), RemoteCommands.Said(parsed, "--each").Select(token => token.Value));
        }

        var named = command.Name.StartsWith("keys", StringComparison.Ordinal) ? []
            : RemoteCommands.Said(parsed, "MODEL").Concat(RemoteCommands.Said(parsed, CommandOptions.Model.Name)).Select(token => token.Value).Take(1).ToList();
        return named.Count > 0 ? named : command.Whole ? [] : house.Journal.Streams() is [var only] ? [only] : [];
    }

    private static IReadOnlyList<string> Declared(ModelDeclaration model, IEnumerable<string> each) =>
        model.ForEach is null ? [model.Model] : [model.Model, .. Fleets.Members(model, [.. each]).Select(member => member.Model)];
}
