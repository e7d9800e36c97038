using System.CommandLine;
using Perennial.Adapters.Yaml;
using Perennial.App.Report;
using Perennial.Simulation.Faults;

namespace Perennial.App.Commands;

/// <summary><c>replay</c>: runs a history through the loop in virtual time.</summary>
internal static class ReplayCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var history = new Option<string>("--history") { Description = "A Parquet or CSV file of requests and labels, in order of time.", HelpName = "FILE", Required = true };
        var (json, page) = (ReportOptions.Json(), ReportOptions.Page("Without it there is none."));
        var fault = CommandOptions.Fault("The default is none.");
        var command = new Command("replay", "Run a history through the loop in virtual time, and compare with never retraining and with every week.")
        {
            CommandOptions.File, history, fault, json, page,
        };
        command.SetAction((parsed, cancellationToken) => CommandRun.GuardedAsync(terminal, () =>
        {
            var job = new ReplayJob(ModelFile.Read(parsed.GetValue(CommandOptions.File)!), parsed.GetValue(history)!, parsed.GetValue(CommandOptions.Data)!)
            {
                Faults = FaultList.Chosen(parsed.GetValue(fault) ?? []),
            };
            return ReplayShow.Of(job, parsed.GetValue(json), parsed.GetValue(page)).RunAsync(terminal, cancellationToken);
        }));
        return command;
    }
}
