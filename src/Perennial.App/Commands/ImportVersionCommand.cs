using System.CommandLine;

namespace Perennial.App.Commands;

/// <summary><c>import-version</c>: brings a version from another installation; gates judge it again here.</summary>
internal static class ImportVersionCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var file = new Argument<string>("FILE") { Description = "What export-version wrote." };
        var name = new Option<string>("--model", "-m") { Description = "The model it becomes a version of.", HelpName = "MODEL", Required = true };
        var command = new Command("import-version", """
            Bring a version that export-version wrote in another installation. It is registered here, its artifact is loaded in a process that may die, and the training and quality gates judge it again
            on the newest labelled rows of this installation that it was not trained on. Passed, it begins the stages of the model's file; refused, it stays stored. The same file again adds nothing.

            Example: perennial import-version flight-delay-4.tar --model flight-delay
            """)
        {
            file, name, CommandOptions.Actor, CommandOptions.Json,
        };
        command.SetAction((parsed, _) => CommandRun.GuardedAsync(terminal, () =>
        {
            var job = new ImportVersionJob(parsed.GetValue(CommandOptions.Data)!, parsed.GetValue(name)!, parsed.GetValue(file)!, parsed.GetValue(CommandOptions.Actor)!);
            var view = job.Run();
            if (parsed.GetValue(CommandOptions.Json))
            {
                JsonText.Write(terminal, view);
            }
            else
            {
                view.Lines().ToList().ForEach(terminal.Say);
            }

            return view.Refused is null ? ExitCode.Done : ExitCode.GateFailed;
        }));
        return command;
    }
}
