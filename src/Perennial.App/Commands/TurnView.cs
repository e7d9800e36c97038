using Perennial.Decide;

namespace Perennial.App.Commands;

/// <summary>What a call of <c>turn</c> came to.</summary>
/// <param name="Model">The model.</param>
/// <param name="Action">In a word.</param>
/// <param name="Because">Why.</param>
/// <param name="Exit">The exit code that says the same.</param>
/// <param name="Decision">As it was recorded: the one that began the run that goes on, or the newest of this call that did something, or the newest of all.</param>
/// <param name="Run">The run that goes on, or the one of this call; null where there is none.</param>
/// <param name="Rollout">The rollout that goes on, in words; null when none does.</param>
/// <param name="Champion">The version that answers; null while there is none.</param>
internal sealed record TurnView(
    string Model, TurnAction Action, string Because, int Exit, Decision Decision, RunView? Run, string? Rollout, ChampionView? Champion)
{
    /// <summary>The view of a call.</summary>
    /// <param name="model">The model.</param>
    /// <param name="reading">What its history says.</param>
    /// <param name="state">How it is afterwards.</param>
    /// <param name="now">What time it is for it.</param>
    public static TurnView Of(string model, TurnReading reading, ModelState state, DateTimeOffset now)
    {
        var (action, because) = reading.Read();
        return new TurnView(
            model, action, because.TrimEnd('.'), ExitOf(action), reading.Decision, reading.Run, state.RollOut.Active?.Doing, ChampionView.Of(state.Registry, now));
    }

    /// <summary>The lines for people.</summary>
    public IEnumerable<string> Lines()
    {
        yield return $"'{Model}': {Headline}: {Because}.";
        if (Remedy is { } remedy)
        {
            yield return remedy;
        }

        yield return $"Champion: {Champion?.ToString() ?? "none yet"}.";
        if (Rollout is not null && Action != TurnAction.Held)
        {
            yield return $"Going on: {Rollout}.";
        }
    }

    private string Headline => Action switch
    {
        TurnAction.Keep => "kept as it is",
        TurnAction.Reused => "an earlier version answers again",
        TurnAction.Retrained => "retrained",
        TurnAction.Promoted => "a new champion",
        TurnAction.Advised => "a retrain is advised",
        TurnAction.Due => "a retrain is decided, and not trained yet",
        TurnAction.Held => "approval is needed",
        _ => "the champion stays",
    };

    private string? Remedy => Action switch
    {
        TurnAction.Advised => $"A person may ask for it where the mode is advise: perennial retrain --model {Model}, then perennial turn {Model} --wait",
        TurnAction.Due => $"A training ends with the process that began it, so a call that waits does it: perennial turn {Model} --wait",
        TurnAction.Held when Because.Contains("waits for approval by", StringComparison.Ordinal) => $"Who is asked says so: perennial approve {Model} VERSION --by NAME, or perennial refuse",
        TurnAction.Held when Because.Contains(" is paused by ", StringComparison.Ordinal) => $"A person lets it go on, or gives it up: perennial rollout resume {Model}, or perennial rollout abort {Model}",
        TurnAction.Held => $"A person makes it champion: perennial promote --model {Model} VERSION",
        _ => null,
    };

    private static int ExitOf(TurnAction action) => action switch
    {
        TurnAction.Advised or TurnAction.Due => ExitCode.Advised,
        TurnAction.Held => ExitCode.Approval,
        TurnAction.Rejected => ExitCode.GateFailed,
        _ => ExitCode.Done,
    };
}
