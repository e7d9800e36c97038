using Perennial.Decide;
using Perennial.Evaluate;
using Perennial.Log;
using Perennial.Monitor;
using Perennial.Registry;
using Perennial.RollOut;
using Perennial.Terms;
using Perennial.Train;

namespace Perennial.App.Commands;

/// <summary>What happened, in one line.</summary>
internal static class FactText
{
    /// <summary>A fact in words.</summary>
    public static string Of(IFact fact) => OfModel(fact) ?? OfLoop(fact) ?? OfRun(fact) ?? OfRollout(fact) ?? FactTypes.Of(fact).Type;

    private static string? OfModel(IFact fact) => fact switch
    {
        ModelDeclared declared => $"the model was declared, mode {Words.Of(declared.Declaration.Mode)}",
        VersionPromoted { Previous: { } before } promoted => $"version {promoted.Version} became champion after version {before}: {promoted.Reason}",
        VersionPromoted promoted => $"version {promoted.Version} became the first champion: {promoted.Reason}",
        ChampionRolledBack back => $"version {back.From} was taken back, version {back.To} answers again: {back.Reason}",
        ModelFrozen frozen => $"the model was frozen: {frozen.Reason}",
        ModelUnfrozen unfrozen => $"the model was unfrozen: {unfrozen.Reason}",
        RetrainRequested requested => $"a retrain was asked for: {requested.Reason}",
        _ => null,
    };

    private static string? OfLoop(IFact fact) => fact switch
    {
        SegmentsSealed sealing => Words.Text($"{sealing.Segments.Sum(segment => segment.Rows):N0} rows were sealed in {sealing.Segments.Count} segments"),
        SegmentsExpired expired => Words.Text($"{expired.Rows:N0} rows from before {expired.Before:yyyy-MM-dd} expired with {expired.Segments.Count} segments"),
        EntityForgotten erased => Words.Text($"{erased.InboxRows + erased.Segments.Sum(one => one.ErasedRows):N0} rows of one entity were erased: {erased.Reason}"),
        CohortMeasured { Cohort: var day } => $"a day matured: {CohortView.Of(MonitorState.Start with { Cohorts = [day] })}",
        CohortRestated { Cohort: var day } restated => Words.Text($"a day was measured again, with {day.Labelled:N0} labels instead of {restated.LabelledBefore:N0}: {CohortView.Of(MonitorState.Start with { Cohorts = [day] })}"),
        CohortEstimated { Estimate: var day } => Words.Text($"a day without labels was estimated: {day.Day:yyyy-MM-dd}, {day.Rows:N0} predictions, loss {day.Loss:0.0000} ({day.Lower:0.0000} to {day.Upper:0.0000})"),
        SignalsObserved signals => AlarmText.Of(signals).ToList() is { Count: > 0 } alarms ? string.Join("; ", alarms) : "no alarm",
        DecisionTaken { Decision: var decision } => $"decision {decision.Number}: {Words.Of(decision.Action)}{Version(decision)}: {decision.Because}",
        ServingMeasured { Measurement: var served } => ServedText.Of(served),
        DaysQuarantined days => $"days are left out: {QuarantineText.Of(days)}",
        DaysReleased released => Words.Text($"days count again from {released.From:yyyy-MM-dd} on ({released.Column ?? "all rows"}): {released.Reason}"),
        EvidenceConsumed consumed => Words.Text($"evidence up to {consumed.Through:yyyy-MM-dd} has had its say: {consumed.By}"),
        _ => null,
    };

    private static string? OfRun(IFact fact) => fact switch
    {
        RunStarted started => $"run {started.Run} began ({Words.Of(started.Trigger)}): {started.Because}",
        TrialsBegun begun => $"run {begun.Run} tries {begun.Candidates.Count} ways to train: {string.Join("; ", begun.Candidates.Select(one => one.Words))}",
        TrialJudged { Failure: { } failure } judged => $"run {judged.Run}, trial {judged.Candidate + 1}, round {judged.Round}, gave nothing: {failure}",
        TrialJudged judged => Words.Text($"run {judged.Run}, trial {judged.Candidate + 1}, round {judged.Round}: loss {judged.Loss:0.0000} after {judged.Rows:N0} rows"),
        TrialsCharged charged => Words.Text($"the trials of run {charged.Run} cost {charged.Amount:N2}, as the part of a retrain that their rows are"),
        RecipeChosen chosen => $"run {chosen.Run} trains by trial {chosen.Candidate + 1}: {chosen.Because}",
        DatasetTaken { Recipe: { } recipe } taken => Words.Text($"run {taken.Run} took dataset {taken.Dataset.Abbreviated}: {taken.Rows:N0} rows from {taken.From:yyyy-MM-dd} to {taken.TrainTo:yyyy-MM-dd}, {recipe.Words}"),
        DatasetTaken taken => Words.Text($"run {taken.Run} took dataset {taken.Dataset.Abbreviated}: {taken.Rows:N0} rows from {taken.From:yyyy-MM-dd} to {taken.TrainTo:yyyy-MM-dd}"),
        VersionHandedIn { Artifact: { } artifact } handed => $"the version of run {handed.Run} was handed in, artifact {artifact.Abbreviated}",
        VersionHandedIn handed => $"run {handed.Run} was given up elsewhere: {handed.Failure}",
        GateJudged judged => $"run {judged.Run}, {judged.Verdict.Gate} gate: {Words.Of(judged.Verdict.Outcome)}: {judged.Verdict.Because}",
        VersionMeasured { Measurement.Version: { } cost } measured => Words.Text($"version {measured.Version} was measured: 99 of 100 answers within {cost.P99Seconds * 1000:0.###} ms, {cost.MemoryBytes / 1048576.0:0.#} MB"),
        VersionMeasured measured => $"version {measured.Version} was measured: {measured.Measurement.Fault}",
        VersionRegistered { Version: { Elsewhere: true } version } => $"version {version.Number}{Named(version)} was registered, trained elsewhere ({version.Flavour}), artifact {version.Artifact.Abbreviated}",
        VersionRegistered { Version: var version } => $"run {version.Run} gave version {version.Number}, artifact {version.Artifact.Abbreviated}",
        RunEnded ended => $"run {ended.Run} ended, {Words.Of(ended.Outcome)}: {ended.Because}",
        _ => null,
    };

    private static string? OfRollout(IFact fact) => fact switch
    {
        RolloutStarted { Reason: { } reason } started => $"version {started.Version} goes on though it was rejected: {reason}",
        RolloutStarted started => $"version {started.Version} is to take over",
        VersionApproved approved => $"version {approved.Version} was approved by {approved.By}: {approved.Reason}",
        VersionRefused refused => $"version {refused.Version} was refused by {refused.By}: {refused.Reason}",
        StageEntered { Stage.Kind: StageKind.Split } entered => Words.Text($"version {entered.Version} answers a share of {entered.Stage.Share:0.##}"),
        StageEntered { Stage.Kind: StageKind.Canary } entered => Words.Text($"version {entered.Version} answers a share of {entered.Stage.Share:0.####}, the first of {entered.Stage.Steps!.Count}"),
        StageEntered entered => $"version {entered.Version} answers in the shadow",
        CanaryStepped stepped => Words.Text($"version {stepped.Version} answers a share of {stepped.Share:0.####} from now on: {stepped.Because}"),
        RolloutPaused paused => $"the rollout of version {paused.Version} was paused{(paused.By is { } by ? $" by {by}" : string.Empty)}: {paused.Reason}",
        RolloutResumed resumed => $"the rollout of version {resumed.Version} was let go on by {resumed.By}: {resumed.Reason}",
        StageJudged judged => $"version {judged.Version}, {judged.Verdict.Gate}: {Words.Of(judged.Verdict.Outcome)}: {judged.Verdict.Because}",
        StageHeld held => $"version {held.Version} waits for a person: {held.Because}",
        PromotionWatched watched => $"version {watched.Version}, watched after its promotion: {Words.Of(watched.Verdict.Outcome)}: {watched.Verdict.Because}{(watched.Over ? "; the watch is over" : string.Empty)}",
        ChallengerRejected rejected => $"version {rejected.Version} was given up: {rejected.Because}",
        _ => null,
    };

    private static string Named(ModelVersion version) => version.Origin is { } name ? $" ({name})" : string.Empty;

    private static string Version(Decision decision) => decision.Reuse is { } version ? $" version {version}" : string.Empty;
}
