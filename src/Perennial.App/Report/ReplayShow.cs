using Perennial.App.Commands;
using Perennial.Simulation.Story;
using Perennial.Terms;

namespace Perennial.App.Report;

/// <summary>A replay with its progress, its table, and the files that were asked for.</summary>
/// <param name="Job">The replay.</param>
/// <param name="Json">Where the story goes for machines; null for nowhere.</param>
/// <param name="Page">Where the report goes; null for nowhere.</param>
/// <param name="Origin">Where the data comes from; null when nobody said.</param>
internal sealed record ReplayShow(ReplayJob Job, ReportFile? Json, ReportFile? Page, string? Origin = null)
{
    /// <summary>A show whose files can be written.</summary>
    /// <exception cref="FaultException">One of them cannot.</exception>
    public static ReplayShow Of(ReplayJob job, string? json, string? page, string? origin = null)
    {
        var show = new ReplayShow(job, ReportFile.At("--json", json), ReportFile.At("--report", page), origin);
        return show.Json is { } one && one.Path == show.Page?.Path
            ? throw new FaultException($"--json and --report both name '{one.Path}': name two files.")
            : show;
    }

    /// <summary>Runs all of it.</summary>
    public async Task<int> RunAsync(Terminal terminal, CancellationToken cancellationToken)
    {
        if (FaultWords.Before(Job.Faults) is { } injected)
        {
            terminal.Text.WriteLine(injected);
        }

        var story = await ReplayDisplay.RunAsync(terminal.Error, display => Job.RunAsync(display.Day, display.Comparison, cancellationToken));
        Json?.Write(StoryJson.Write(story));
        Page?.Write(ReportPage.Write(story, Origin));
        Tell(terminal, story);
        return ExitCode.Done;
    }

    private void Tell(Terminal terminal, ReplayStory story)
    {
        if (!terminal.Out.Profile.Out.IsTerminal)
        {
            terminal.Out.Profile.Width = 200;
        }

        StoryTable.Write(terminal.Out, story);
        foreach (var (name, file) in new[] { ("Report", Page), ("JSON", Json) })
        {
            if (file is not null)
            {
                terminal.Text.WriteLine($"{name}: {file.Path}");
            }
        }
    }
}
