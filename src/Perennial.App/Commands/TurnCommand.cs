using System.CommandLine;
using System.CommandLine.Parsing;
using Spectre.Console;

namespace Perennial.App.Commands;

/// <summary><c>turn</c>: drives a model once, without a server.</summary>
internal static class TurnCommand
{
    private const string Description =
        """
        Drive a model now, from a scheduler or CI: seal what has arrived, measure, decide, and go on with what was decided.

        A training ends with the process that began it. So without --wait none is begun: a retrain that is decided takes its dataset and is told by exit code 10. With --wait the call trains, judges and rolls out, until nothing more can be done now.

        Ends with 0 when nothing had to be done, or it was done; 10 when a retrain is advised or waits for --wait; 11 when a version waits for a person; 12 when what this call tried was rejected or failed; and as ever with 1 for a fault, 2 for a wrong line, 3 when another process drives the model, 130 when interrupted.

        Examples: perennial turn flight-delay
                  perennial turn flight-delay --wait --json
        """;

    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var model = new Argument<string?>("MODEL")
        {
            Description = "The model. It may be left out where there is only one.",
            Arity = ArgumentArity.ZeroOrOne,
            Validators = { RefuseOption },
        };
        var wait = new Option<bool>("--wait") { Description = "Train what is decided, and go on until nothing more can be done now." };
        var command = new Command("turn", Description) { model, wait, CommandOptions.Json };
        command.SetAction((parsed, cancellationToken) => CommandRun.GuardedAsync(terminal, async () =>
        {
            var job = new TurnJob(ExistingFolder.Of(parsed), parsed.GetValue(model), parsed.GetValue(wait), TimeProvider.System);
            var view = await WatchedAsync(terminal, tell => job.RunAsync(tell, cancellationToken));
            Tell(terminal, view, parsed.GetValue(CommandOptions.Json));
            return view.Exit;
        }));
        return command;
    }

    /// <summary>A mistyped option would be taken for the model.</summary>
    private static void RefuseOption(ArgumentResult name)
    {
        if (name.Tokens is [{ Value: ['-', ..] option }])
        {
            name.AddError($"'{option}' is no option of turn. There are: --wait, --json, --data DIR.");
        }
    }

    private static Task<TurnView> WatchedAsync(Terminal terminal, Func<Action<string>, Task<TurnView>> turns) => terminal.Error.Profile.Out.IsTerminal
        ? terminal.Error.Status().StartAsync("looking", context => turns(what => context.Status(Markup.Escape(what))))
        : turns(_ => { });

    private static void Tell(Terminal terminal, TurnView view, bool json)
    {
        if (json)
        {
            JsonText.Write(terminal, view);
            return;
        }

        foreach (var line in view.Lines())
        {
            terminal.Say(line);
        }
    }
}
