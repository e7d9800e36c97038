using System.CommandLine;
using Perennial.Adapters.Yaml;
using Perennial.App.Report;
using Perennial.Simulation.Faults;
using Perennial.Terms;

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
            var model = ModelFile.Read(parsed.GetValue(CommandOptions.File)!);
            if (model.ForEach is not null)
            {
                if (FaultList.Chosen(parsed.GetValue(fault) ?? []).Count > 0)
                {
                    throw new FaultException("--fault: faults are injected into the replay of one model, and this file declares many.");
                }

                var fleet = new FleetJob(model, parsed.GetValue(history)!, parsed.GetValue(CommandOptions.Data)!);
                return FleetShow.RunAsync(terminal, fleet, ReportFile.At("--json", parsed.GetValue(json)), parsed.GetValue(page), cancellationToken);
            }

            var job = new ReplayJob(model, parsed.GetValue(history)!, parsed.GetValue(CommandOptions.Data)!)
            {
                Faults = FaultList.Chosen(parsed.GetValue(fault) ?? []),
            };
            return ReplayShow.Of(job, parsed.GetValue(json), parsed.GetValue(page)).RunAsync(terminal, cancellationToken);
        }));
        return command;
    }
}
