using Perennial.Adapters.Processes;
using Perennial.Decide;
using Perennial.Train;

namespace Perennial.App.Api.Models;

/// <summary>A run, as far as it is.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Trigger">What asked for it.</param>
/// <param name="Because">Its evidence, in words.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="Step">What is done next.</param>
/// <param name="Doing">What it is doing, in words.</param>
/// <param name="Progress">Of its training, from 0 to 1, as the trainer said last; null before it did, and after.</param>
/// <param name="Dataset">The digest of its dataset; null before it was taken.</param>
/// <param name="Version">Its version; null before it was trained.</param>
/// <param name="Outcome">How it ended; null while it goes on.</param>
/// <param name="Ending">Why it ended so; null while it goes on.</param>
internal sealed record RunProgressView(
    int Number, Trigger Trigger, string Because, DateTimeOffset StartedAt, RunStep Step, string Doing, double? Progress, string? Dataset, int? Version, RunOutcome? Outcome, string? Ending)
{
    /// <summary>Of a run.</summary>
    public static RunProgressView Of(RetrainRun run, RunLog log) => new(
        run.Number, run.Trigger, run.Because, run.StartedAt, run.Step, run.Doing, run.Step == RunStep.Train ? log.Progress : null,
        run.Dataset?.Dataset.Hex, run.Version, run.Outcome, run.Ending);
}
