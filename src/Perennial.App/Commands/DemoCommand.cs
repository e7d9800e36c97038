using System.CommandLine;
using Perennial.Adapters.Yaml;
using Perennial.App.Report;
using Perennial.Simulation.Faults;

namespace Perennial.App.Commands;

/// <summary><c>demo</c>: replays the sample history.</summary>
internal static class DemoCommand
{
    private const string Origin =
        "250,000 flights inside the United States in the first half of 2001: the on-time record of the Bureau of Transportation Statistics, "
        + "US Department of Transportation, in the public domain, by way of the vega-datasets package; every 12th row in order of time. "
        + "The label says whether a flight arrived more than 15 minutes late.";

    /// <summary>What goes wrong unless asked otherwise: a loop is best seen where it is needed.</summary>
    private static readonly string[] Injected = [BrokenFeed.Called, SabotagedChallenger.Called];

    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var (json, page) = (ReportOptions.Json(), ReportOptions.Page("The default is report.html in the data folder."));
        var fresh = new Option<bool>("--fresh") { Description = "Begin again from nothing: what an earlier demo left in the data folder is deleted." };
        var unserved = new Option<bool>("--no-serve") { Description = "End after the report. There is no dashboard to go on to yet, so demo ends there either way." };
        var fault = CommandOptions.Fault($"The default is {string.Join(" and ", Injected)}.");
        var command = new Command("demo", "Replay six months of real flights and write a report. The default data folder is .perennial/demo; interrupted, it goes on where it was.")
        {
            fault, json, page, fresh, unserved,
        };
        command.SetAction((parsed, cancellationToken) => CommandRun.GuardedAsync(terminal, () =>
        {
            var job = Job(Folder(parsed)) with { Faults = FaultList.Chosen(parsed.GetValue(fault) is { Length: > 0 } asked ? asked : Injected) };
            var show = ReplayShow.Of(job, parsed.GetValue(json), parsed.GetValue(page) ?? Path.Combine(job.Data, "report.html"), Origin);
            if (parsed.GetValue(fresh))
            {
                DemoFolder.Clear(job);
            }

            return show.RunAsync(terminal, cancellationToken);
        }));
        return command;
    }

    private static string Folder(ParseResult parsed)
    {
        var named = parsed.GetResult(CommandOptions.Data) is { Implicit: false };
        var data = parsed.GetValue(CommandOptions.Data)!;
        return named ? data : Path.Combine(data, "demo");
    }

    private static ReplayJob Job(string data)
    {
        var sample = Path.Combine(AppContext.BaseDirectory, "samples", "flights");
        return new ReplayJob(ModelFile.Read(Path.Combine(sample, "model.yaml")), Path.Combine(sample, "flights-2001.parquet"), data);
    }
}
