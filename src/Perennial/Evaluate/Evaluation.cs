using Perennial.Log;
using Perennial.Monitor;
using Perennial.Registry;
using Perennial.Terms;
using Perennial.Train;

namespace Perennial.Evaluate;

/// <summary>The gates between a dataset, a version, and traffic.</summary>
/// <param name="log">The log.</param>
/// <param name="versions">Loads versions.</param>
public sealed class Evaluation(PredictionLog log, VersionLoader versions)
{
    /// <summary>Judges the rows to train on.</summary>
    public Verdict JudgeData(ModelDeclaration model, LogState state, DatasetTaken dataset)
    {
        using var window = log.Open(model, state, new WindowQuery(dataset.From, dataset.TrainTo, dataset.AsOf) { LabelledOnly = true });
        return DataGate.Judge(model, window);
    }

    /// <summary>What keeps a new version from being loaded; null when nothing does.</summary>
    public string? LoadFault(ModelVersion version)
    {
        try
        {
            versions.Load(version);
            return null;
        }
        catch (FaultException fault)
        {
            return fault.Message;
        }
    }

    /// <summary>Judges a version on the rows that were kept from its training, gate by gate, ending with the first that does not pass.</summary>
    public IReadOnlyList<Verdict> JudgeVersion(RegistryState registry, LogState state, MonitorState monitor, ModelVersion version)
    {
        var model = registry.Declared();
        using var window = log.Open(model, state, new WindowQuery(version.TrainedTo, version.JudgedTo, version.AsOf) { LabelledOnly = true });
        var rows = LabelledRows.Of(model, window);
        var scores = versions.Load(version).Score(rows.Features);
        var training = TrainingGate.Judge(model, rows, scores, TrainingRate(monitor, version));
        if (training.Outcome == Outcome.Fail || version.Twin)
        {
            return [training];
        }

        return registry.Champion is { } number
            ? [training, Compare(model, rows, scores, registry.Version(number))]
            : [training, QualityGate.Judge(model, rows, scores, null)];
    }

    /// <summary>The first verdict that stops a version; null when none does. What stays undecided stops it unless its file says to continue.</summary>
    public static Verdict? Refused(ModelDeclaration model, IReadOnlyList<Verdict> verdicts) => verdicts.FirstOrDefault(verdict =>
        verdict.Outcome == Outcome.Fail
        || (verdict.Outcome == Outcome.NotEnoughEvidence && model.Quality.Inconclusive != WhenInconclusive.Continue));

    /// <summary>Where more is kept to judge by than before, the champion may know some of it: those rows are left out.</summary>
    private Verdict Compare(ModelDeclaration model, LabelledRows rows, double[] scores, ModelVersion champion)
    {
        var unseen = champion.TrainedTo.ToUnixTimeSeconds();
        var kept = rows.Where(row => rows.Occurred[row] >= unseen);
        double[] challenger = kept.Count == rows.Count ? scores : [.. scores.Where((_, row) => rows.Occurred[row] >= unseen)];
        return QualityGate.Judge(model, kept, challenger, versions.Load(champion).Score(kept.Features));
    }

    private static double TrainingRate(MonitorState monitor, ModelVersion version)
    {
        var trained = monitor.Cohorts.Where(cohort =>
            cohort.Day >= Days.Of(version.TrainedFrom) && Days.Start(cohort.Day) < version.TrainedTo).ToList();
        return (double)trained.Sum(cohort => cohort.Positives) / trained.Sum(cohort => cohort.Labelled);
    }
}
