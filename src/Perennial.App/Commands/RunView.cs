using Perennial.Train;

namespace Perennial.App.Commands;

/// <summary>A run in short.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Outcome">How it ended; null while it goes on.</param>
/// <param name="Because">Why it ended so; why it began, while it goes on.</param>
internal sealed record RunView(int Number, RunOutcome? Outcome, string Because)
{
    /// <summary>Of a run.</summary>
    public static RunView Of(RetrainRun run) => new(run.Number, run.Outcome, run.Ending ?? run.Because);
}
