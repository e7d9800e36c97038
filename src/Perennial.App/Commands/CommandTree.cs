using System.CommandLine;
using System.CommandLine.Help;
using Perennial.App.Servers;

namespace Perennial.App.Commands;

/// <summary>The command line: every command, and how a wrong line ends.</summary>
internal static class CommandTree
{
    private static readonly Lock Making = new();

    /// <summary>All commands over one terminal. Trees share options, so one is made at a time; a tree is then only read.</summary>
    public static Command Create(Terminal terminal)
    {
        lock (Making)
        {
            return Make(terminal);
        }
    }

    private static Command Make(Terminal terminal)
    {
        var root = new Command("perennial", "Perennial decides when and how to retrain a model in production, proves the new version better, rolls it out, and can say why.");
        foreach (var command in new[] { Beginning(terminal), Looking(terminal), Acting(terminal), Keeping(terminal) }.SelectMany(group => group))
        {
            root.Subcommands.Add(command);
        }

        root.Options.Add(CommandOptions.Data);
        root.Options.Add(CommandOptions.Server);
        root.Options.Add(new HelpOption());
        root.Options.Add(new VersionOption());
        return root;
    }

    private static IEnumerable<Command> Beginning(Terminal terminal) =>
    [
        DemoCommand.Create(terminal),
        ReplayCommand.Create(terminal),
        DriftCommand.Create(terminal),
        BacktestCommand.Create(terminal),
        PlanCommand.Create(terminal),
        ApplyCommand.Create(terminal),
        RegisterCommand.Create(terminal),
        ImportCommand.Create(terminal),
        TurnCommand.Create(terminal),
        ServeCommand.Create(terminal),
    ];

    private static IEnumerable<Command> Looking(Terminal terminal) =>
    [
        StatusCommand.Create(terminal),
        VersionsCommand.Create(terminal),
        WhyCommand.Create(terminal),
        HistoryCommand.Create(terminal),
        CardCommand.Create(terminal),
        EvaluateCommand.Create(terminal),
        DatasetCommand.Create(terminal),
        LineageCommand.Create(terminal),
        CostsCommand.Create(terminal),
        AuditCommand.Create(terminal),
    ];

    private static IEnumerable<Command> Acting(Terminal terminal) =>
    [
        RetrainCommand.Create(terminal),
        HandInCommand.Create(terminal),
        ApproveCommand.Create(terminal),
        ApproveCommand.Refuse(terminal),
        PromoteCommand.Create(terminal),
        RolloutCommand.Create(terminal),
        RejectCommand.Create(terminal),
        RollbackCommand.Create(terminal),
        QuarantineCommand.Create(terminal),
        ReleaseCommand.Create(terminal),
        FreezeCommand.Create(terminal),
        UnfreezeCommand.Create(terminal),
    ];

    private static IEnumerable<Command> Keeping(Terminal terminal) =>
    [
        ForgetCommand.Create(terminal),
        GarbageCommand.Create(terminal),
        BackupCommand.Create(terminal),
        ExportVersionCommand.Create(terminal),
        ImportVersionCommand.Create(terminal),
        RestoreCommand.Create(terminal),
        VerifyCommand.Create(terminal),
        ReproduceCommand.Create(terminal),
        KeysCommand.Create(terminal),
        ContextCommand.Create(terminal),
    ];

    /// <summary>Runs one command line, here or by the server that it is for.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static Task<int> RunAsync(Terminal terminal, IReadOnlyList<string> arguments)
    {
        var parsed = Create(terminal).Parse(arguments);
        if (parsed.Errors.Count == 0)
        {
            RemoteCall.Redirect(terminal, parsed);
        }

        // A server ends what is in flight, for as long as its settings let it; the default would cut it off after two seconds.
        var enough = parsed.CommandResult.Command.Name == "serve" ? TimeSpan.FromHours(1) : TimeSpan.FromSeconds(2);
        return InvokeAsync(terminal, parsed, new InvocationConfiguration { ProcessTerminationTimeout = enough }, CancellationToken.None);
    }

    /// <summary>Runs a parsed line here.</summary>
    public static async Task<int> InvokeAsync(Terminal terminal, ParseResult parsed, InvocationConfiguration configuration, CancellationToken cancellationToken)
    {
        configuration.Output = terminal.Text;
        configuration.Error = terminal.Error.Profile.Out.Writer;
        configuration.EnableDefaultExceptionHandler = false;
        var code = await parsed.InvokeAsync(configuration, cancellationToken);
        return parsed.Errors.Count > 0 ? ExitCode.Usage : code;
    }
}
