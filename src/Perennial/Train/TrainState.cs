using System.Collections.Immutable;
using Perennial.Registry;

namespace Perennial.Train;

/// <summary>The runs of a model; at most one goes on.</summary>
public sealed record TrainState
{
    /// <summary>Before the first event.</summary>
    public static TrainState Start { get; } = new();

    /// <summary>All runs, in order.</summary>
    public ImmutableList<RetrainRun> Runs { get; init; } = [];

    /// <summary>The run that goes on; null when none does.</summary>
    public RetrainRun? Active => Runs.IsEmpty || Runs[^1].Step == RunStep.Ended ? null : Runs[^1];

    /// <summary>The state after one more fact.</summary>
    public TrainState After(IFact fact, DateTimeOffset asOf) => fact switch
    {
        RunStarted started => this with { Runs = Runs.Add(Begin(started, asOf)) },
        TrialsBegun begun => Move(RunStep.Snapshot, RunStep.Try, run => run with { Step = RunStep.Try, Trials = new Trials(begun, []) }),
        TrialJudged judged => Move(RunStep.Try, RunStep.Try, run => run with { Trials = run.Trials! with { Judged = run.Trials.Judged.Add(judged) } }),
        RecipeChosen chosen => Move(RunStep.Try, RunStep.Snapshot, run => run with { Step = RunStep.Snapshot, Recipe = run.Trials!.Begun.Candidates[chosen.Candidate] }),
        DatasetTaken taken => Move(RunStep.Snapshot, RunStep.Train, run => run with { Step = RunStep.Train, Dataset = taken }),
        VersionHandedIn handed => Move(RunStep.Train, RunStep.Train, run => run with { HandedIn = handed }),
        VersionRegistered { Version.Elsewhere: true } => this,
        VersionRegistered registered => Move(RunStep.Train, RunStep.Judge, run => run with { Step = RunStep.Judge, Version = registered.Version.Number }),
        RunEnded ended => Move(null, RunStep.Ended, run => run with { Step = RunStep.Ended, Outcome = ended.Outcome, Ending = ended.Because }),
        _ => this,
    };

    private RetrainRun Begin(RunStarted started, DateTimeOffset asOf) => Active is { } active
        ? throw new InvalidOperationException($"Run {started.Run} cannot begin: {active.Doing}.")
        : new RetrainRun(started.Run, started.Trigger, started.Because, asOf, RunStep.Snapshot);

    private TrainState Move(RunStep? from, RunStep to, Func<RetrainRun, RetrainRun> move)
    {
        var stands = Active?.Step ?? RunStep.Ended;
        return stands != RunStep.Ended && (from is null || from == stands)
            ? this with { Runs = Runs.SetItem(Runs.Count - 1, move(Active!)) }
            : throw new InvalidOperationException($"A run cannot move from {stands} to {to}.");
    }
}
