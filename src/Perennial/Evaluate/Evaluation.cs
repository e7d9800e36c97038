using Perennial.Log;
using Perennial.Monitor;
using Perennial.Registry;
using Perennial.Terms;
using Perennial.Train;

namespace Perennial.Evaluate;

/// <summary>The gates between a dataset, a version, and traffic.</summary>
/// <param name="log">The log.</param>
/// <param name="versions">Loads versions.</param>
/// <param name="expectations">Keeps what datasets teach to expect; null keeps nothing, and expects what a person declared.</param>
/// <param name="probe">Tries what other trainers than the built-in one gave; null trusts them.</param>
/// <param name="meter">Measures versions where they serve; null in a replay, where nothing is measured.</param>
public sealed partial class Evaluation(PredictionLog log, VersionLoader versions, ExpectationStore? expectations = null, IArtifactProbe? probe = null, IVersionMeter? meter = null)
{
    private static readonly string BuiltIn = new TrainOptions().Trainer;

    /// <summary>Judges the rows to train on.</summary>
    public Verdict JudgeData(ModelDeclaration model, LogState state, DatasetTaken dataset)
    {
        using var window = log.Open(model, state, dataset.Query(model));
        return DataGate.Judge(model, window);
    }

    /// <summary>What keeps a new version from being loaded; null when nothing does.</summary>
    public string? LoadFault(ModelDeclaration model, ModelVersion version)
    {
        try
        {
            if (version.Trainer != BuiltIn)
            {
                probe?.Check(model, version.Artifact);
            }

            versions.Lease(version).Dispose();
            return null;
        }
        catch (FaultException fault)
        {
            return fault.Message;
        }
    }

    /// <summary>Says how a trial did on the rows that choose.</summary>
    public TrialJudged JudgeTrial(RegistryState registry, LogState state, TrialsBegun begun, TrialJudged judged, Digest artifact)
    {
        var model = registry.Declared();
        using var window = log.Open(model, state, LabelledQuery.Of(model, begun.SelectFrom, begun.SelectTo, begun.AsOf, begun.Without));
        var rows = LabelledRows.Of(model, window);
        try
        {
            using var predictor = versions.LoadApart(artifact, model.Features);
            var loss = rows.Mean(rows.Losses(model, predictor.Score(rows.Features.For(model.Features))));
            return double.IsFinite(loss) ? judged with { Loss = loss } : judged with { Failure = "its answers are no numbers" };
        }
        catch (FaultException fault)
        {
            return judged with { Failure = fault.Message };
        }
    }

    /// <summary>Judges a version on the rows that were kept from its training, gate by gate, ending with the first that does not pass.</summary>
    /// <param name="registry">Declaration and versions.</param>
    /// <param name="state">What is sealed.</param>
    /// <param name="monitor">What labels were like.</param>
    /// <param name="version">The version.</param>
    /// <param name="measured">What it takes to answer; null where nothing was measured.</param>
    public IReadOnlyList<Verdict> JudgeVersion(RegistryState registry, LogState state, MonitorState monitor, ModelVersion version, VersionMeasurement? measured = null)
    {
        var model = registry.Declared();
        var query = LabelledQuery.Of(model, version.JudgedFrom ?? version.TrainedTo, version.JudgedTo, version.AsOf, version.Without) with { LabelledOnly = false };
        using var window = log.Open(model, state, query, registry.Versions);
        var all = LabelledRows.AllOf(model, window);
        var rows = all.Where(row => !double.IsNaN(all.Labels[row]));
        var scores = versions.Score(version, rows.Features);
        var training = TrainingGate.Judge(model, rows, scores, Trivial(model, monitor, version));
        if (training.Outcome == Outcome.Fail || version.Twin)
        {
            return [training];
        }

        IReadOnlyList<Verdict> first = [training, .. JudgeAnswers(model, state, rows, version)];
        if (first.Any(verdict => verdict.Outcome == Outcome.Fail))
        {
            return first;
        }

        return registry.Champion is { } number
            ? [.. first, .. Compare(model, all, version, registry.Version(number), measured)]
            : [.. first, .. Beside(QualityGate.Judge(model, rows, [], null), new JudgedRows(model, rows, scores, null), version, measured)];
    }

    /// <summary>The first verdict that stops a version; null when none does. What stays undecided stops it unless its file says to continue; a guardrail that stays undecided does not.</summary>
    public static Verdict? Refused(ModelDeclaration model, IReadOnlyList<Verdict> verdicts) => verdicts.FirstOrDefault(verdict =>
        verdict.Outcome == Outcome.Fail
        || (verdict.Outcome == Outcome.NotEnoughEvidence && VersionGates.StopsUndecided(model, verdict.Gate)));

    /// <summary>Where more is kept to judge by than before, the champion may know some of it: those rows are left out. One that answers elsewhere is compared by what it answered.</summary>
    private IReadOnlyList<Verdict> Compare(ModelDeclaration model, LabelledRows all, ModelVersion challenger, ModelVersion champion, VersionMeasurement? measured)
    {
        var unseen = champion.TrainedTo.ToUnixTimeSeconds();
        var kept = all.Where(row => all.Occurred[row] >= unseen && (champion.Answers || (all.AnsweredBy[row] == champion.Number && all.Answered(row))));
        if (kept.Count == 0 && !champion.Answers)
        {
            return [QualityGate.NoAnswers(champion.Number)];
        }

        var one = versions.Score(challenger, kept.Features);
        var other = champion.Answers ? versions.Score(champion, kept.Features) : kept.Scores;
        if (SelectiveLabels.Unseen(model, kept, one, other) is > SelectiveLabels.ToleratedRatio and var ratio)
        {
            return [QualityGate.NoLabels(ratio)];
        }

        var volume = VolumeGate.Judge(model, kept, one, other);
        if (volume is { Outcome: Outcome.Fail })
        {
            return [volume];
        }

        int[] labelled = [.. Enumerable.Range(0, kept.Count).Where(row => !double.IsNaN(kept.Labels[row]))];
        var judged = new JudgedRows(
            model, kept.Where(row => !double.IsNaN(kept.Labels[row])), Answers.Pick(one, kept.Width, labelled), Answers.Pick(other, kept.Width, labelled));
        var quality = Beside(QualityGate.Judge(model, judged.Rows, judged.Challenger, judged.Champion), judged, challenger, measured);
        return volume is null ? [.. quality] : [volume, .. quality];
    }

    private static double[] Trivial(ModelDeclaration model, MonitorState monitor, ModelVersion version) => TrivialAnswer.Of(model, [.. monitor.Sound
        .Where(cohort => cohort.Labelled > 0 && cohort.Day >= Days.Of(version.TrainedFrom) && Days.Start(cohort.Day) < version.TrainedTo)]);
}
