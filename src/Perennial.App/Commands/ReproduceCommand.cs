using System.CommandLine;

namespace Perennial.App.Commands;

/// <summary><c>reproduce</c>: builds a version again from what was recorded, and compares it to the byte.</summary>
internal static class ReproduceCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var name = new Argument<string>("MODEL") { Description = "The model." };
        var number = new Argument<int>("VERSION") { Description = "The version." };
        var command = new Command("reproduce", """
            Build the dataset and the artifact of a version again, from the log and what was recorded of its run, and compare digests. What came since changes nothing. Ends with 4
            when one differs, and says why: rows expired or were erased, or another program or processor trained it. Nothing of the model changes.

            Examples: perennial reproduce flight-delay 4
                      perennial reproduce flight-delay 4 --json
            """)
        {
            name, number, CommandOptions.Json,
        };
        command.SetAction((parsed, cancellationToken) => CommandRun.GuardedAsync(terminal, async () =>
        {
            using var model = ChosenModel.Open(parsed, parsed.GetValue(name));
            var view = await new ReproduceJob(model).RunAsync(parsed.GetValue(number), cancellationToken);
            if (parsed.GetValue(CommandOptions.Json))
            {
                JsonText.Write(terminal, view);
            }
            else
            {
                view.Lines().ToList().ForEach(terminal.Say);
            }

            return view.Reproduced ? ExitCode.Done : ExitCode.Damaged;
        }));
        return command;
    }
}
