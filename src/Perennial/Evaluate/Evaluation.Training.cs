using Perennial.Log;
using Perennial.Monitor;
using Perennial.Registry;
using Perennial.Terms;
using Perennial.Train;

namespace Perennial.Evaluate;

public sealed partial class Evaluation
{
    /// <summary>Labels known so long before the rows to judge by are repeated. The default is 7 days.</summary>
    private static readonly TimeSpan Repeats = TimeSpan.FromDays(7);

    /// <summary>Holds what a trainer said of its training against itself, and against what its version answers here.</summary>
    /// <param name="model">Says what is allowed.</param>
    /// <param name="state">What is sealed.</param>
    /// <param name="dataset">What it was trained on.</param>
    /// <param name="version">The version, which is not registered yet.</param>
    /// <param name="report">What it said; null where nothing.</param>
    public IReadOnlyList<Verdict> JudgeTraining(ModelDeclaration model, LogState state, DatasetTaken dataset, ModelVersion version, TrainingReport? report)
    {
        List<Verdict> verdicts = [.. new[] { LossGate.Judge(report) }.OfType<Verdict>()];
        if (report is { Answers.Count: > 0 } or { Unreadable: not null })
        {
            using var window = log.Open(model, state, dataset.Query(model));
            var rows = LabelledRows.AllOf(model, window).Where(row => row < TrainingReport.MostAnswers);
            verdicts.Add(SkewGate.Judge(model, report, versions.Score(version, rows.Features), rows.Count));
        }

        return verdicts;
    }

    /// <summary>What a person declared of the answers themselves.</summary>
    private IEnumerable<Verdict> JudgeAnswers(ModelDeclaration model, LogState state, LabelledRows rows, ModelVersion version)
    {
        if (model.Behaviours is { } behaviours)
        {
            yield return BehaviourGate.Judge(model, behaviours, rows.Features, features => versions.Score(version, features));
        }

        if (model.Training is { NoChange: true })
        {
            var from = version.TrainedTo - model.Label.MaturesAfter - Repeats;
            using var told = log.Open(model, state, LabelledQuery.Of(model, from, version.JudgedTo, version.AsOf, version.Without));
            yield return NoChangeGate.Judge(model, LabelledRows.Of(model, told), rows, versions.Score(version, rows.Features));
        }
    }
}
