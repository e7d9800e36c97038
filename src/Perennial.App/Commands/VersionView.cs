using Perennial.Registry;
using Perennial.RollOut;

namespace Perennial.App.Commands;

/// <summary>A version, where it came from and what became of it.</summary>
/// <param name="Number">From 1.</param>
/// <param name="State">What it is to its model now.</param>
/// <param name="Trigger">What caused its run.</param>
/// <param name="Run">Its run.</param>
/// <param name="Parent">The champion when it was trained; null for the first.</param>
/// <param name="TrainingRows">Rows it was trained on.</param>
/// <param name="TrainedFrom">The first of them is not earlier than this,</param>
/// <param name="TrainedTo">the last is before this.</param>
/// <param name="Dataset">The dataset's digest.</param>
/// <param name="Artifact">The artifact's digest.</param>
/// <param name="Cost">What it cost, in the model's currency.</param>
/// <param name="Verdict">The newest judgement of it; null while there is none.</param>
/// <param name="PromotedAt">When it became champion, the first time; null when it never did.</param>
internal sealed record VersionView(
    int Number,
    VersionStanding State,
    string Trigger,
    int Run,
    int? Parent,
    long TrainingRows,
    DateTimeOffset TrainedFrom,
    DateTimeOffset TrainedTo,
    string Dataset,
    string Artifact,
    double Cost,
    string? Verdict,
    DateTimeOffset? PromotedAt)
{
    /// <summary>Every version of a model, in order of number.</summary>
    public static IReadOnlyList<VersionView> All(ChosenModel model) =>
        [.. model.State.Registry.Versions.Select(version => Of(version, model))];

    private static VersionView Of(ModelVersion version, ChosenModel model) => new(
        version.Number,
        model.State.Standing(version),
        version.Trigger,
        version.Run,
        version.Parent,
        version.TrainingRows,
        version.TrainedFrom,
        version.TrainedTo,
        version.Dataset.Hex,
        version.Artifact.Hex,
        version.Cost,
        Judged(version, model),
        model.State.Registry.Reigns.Find(reign => reign.Version == version.Number)?.Since);

    private static string? Judged(ModelVersion version, ChosenModel model) =>
        model.History.Select(one => one.Fact).LastOrDefault(fact => fact switch
        {
            StageJudged judged => judged.Version == version.Number,
            ChallengerRejected rejected => rejected.Version == version.Number,
            _ => false,
        }) switch
        {
            StageJudged judged => $"{judged.Verdict.Gate}: {Words.Of(judged.Verdict.Outcome)}: {judged.Verdict.Because}",
            ChallengerRejected rejected => $"rejected: {rejected.Because}",
            _ => model.State.Train.Runs.Find(run => run.Number == version.Run) is { Outcome: { } outcome } ended
                ? $"{Words.Of(outcome)}: {ended.Ending}"
                : null,
        };
}
