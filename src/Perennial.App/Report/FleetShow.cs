using Perennial.App.Commands;
using Perennial.Terms;

namespace Perennial.App.Report;

/// <summary>The replay of many models with its progress, its figures, and the JSON that was asked for.</summary>
internal static class FleetShow
{
    /// <summary>Runs all of it.</summary>
    /// <exception cref="FaultException">A report was asked for: there is one for single models only.</exception>
    public static async Task<int> RunAsync(Terminal terminal, FleetJob job, ReportFile? json, string? page, CancellationToken cancellationToken)
    {
        if (page is not null)
        {
            throw new FaultException("--report: a report tells of one model, and this file declares many. Ask for --json, or replay one of them by a file without 'for_each'.");
        }

        var view = await ReplayDisplay.RunAsync(terminal.Error, display => job.RunAsync(display.Fleet, cancellationToken));
        json?.Write(JsonText.Of(view));
        foreach (var line in view.Lines())
        {
            terminal.Say(line);
        }

        return ExitCode.Done;
    }
}
