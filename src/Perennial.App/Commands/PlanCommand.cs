using System.CommandLine;
using Perennial.Adapters.Yaml;

namespace Perennial.App.Commands;

/// <summary><c>plan</c>: says what <c>apply</c> would change.</summary>
internal static class PlanCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var exitCode = new Option<bool>("--exit-code") { Description = "End with 10 when something would change, and with 0 when nothing would." };
        var command = new Command("plan", """
            Say what applying a model file would change, what a retrain must bring to pay, and what the file allows that may not be meant. Writes nothing.

            Examples: perennial plan -f model.yaml
                      perennial plan -f model.yaml --json --exit-code
            """)
        {
            CommandOptions.File, exitCode, CommandOptions.Json,
        };
        command.SetAction((parsed, _) => CommandRun.GuardedAsync(terminal, () =>
        {
            var model = ModelFile.Read(parsed.GetValue(CommandOptions.File)!);
            var plan = PlanView.Of(model, State(parsed.GetValue(CommandOptions.Data)!, model.Model));
            Write(terminal, plan, parsed.GetValue(CommandOptions.Json));
            return plan.Changed && parsed.GetValue(exitCode) ? ExitCode.WouldChange : ExitCode.Done;
        }));
        return command;
    }

    private static ModelState State(string data, string model)
    {
        if (!ExistingFolder.Is(data))
        {
            return ModelState.Start;
        }

        using var house = Composition.Open(data);
        return house.States.Load(model);
    }

    private static void Write(Terminal terminal, PlanView plan, bool json)
    {
        if (json)
        {
            JsonText.Write(terminal, plan);
            return;
        }

        foreach (var line in plan.Lines())
        {
            terminal.Say(line);
        }
    }
}
