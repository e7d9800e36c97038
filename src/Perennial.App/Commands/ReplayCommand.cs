using System.CommandLine;
using Perennial.Adapters.Yaml;

namespace Perennial.App.Commands;

/// <summary><c>replay</c>: runs a history through the loop in virtual time.</summary>
internal static class ReplayCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var history = new Option<string>("--history") { Description = "A Parquet or CSV file of requests and labels, in order of time.", HelpName = "FILE", Required = true };
        var command = new Command("replay", "Run a history through the loop in virtual time, and compare with never retraining and with every week.")
        {
            CommandOptions.File, history,
        };
        command.SetAction((parsed, cancellationToken) => CommandRun.GuardedAsync(terminal, async () =>
        {
            var job = new ReplayJob(ModelFile.Read(parsed.GetValue(CommandOptions.File)!), parsed.GetValue(history)!, parsed.GetValue(CommandOptions.Data)!);
            var (house, comparison) = await job.RunAsync(_ => { }, (_, _) => { }, cancellationToken);
            using (house)
            {
                terminal.Text.WriteLine(System.Text.Json.JsonSerializer.Serialize(comparison));
                return ExitCode.Done;
            }
        }));
        return command;
    }
}
