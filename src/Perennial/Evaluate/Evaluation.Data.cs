using Perennial.Log;
using Perennial.Registry;
using Perennial.Train;

namespace Perennial.Evaluate;

public sealed partial class Evaluation
{
    /// <summary>Judges the rows to train on by what a person declared, by the champion's, and by themselves; and keeps what they teach.</summary>
    public DataJudgement JudgeDataset(RegistryState registry, LogState state, DatasetTaken dataset)
    {
        var model = registry.Declared();
        using var window = log.Open(model, state, dataset.Query(model));
        var verdict = DataGate.Judge(model, window);
        if (window.Rows == 0)
        {
            return new DataJudgement(verdict, null);
        }

        var champion = registry.Champion is { } number ? registry.Version(number) : null;
        using var judged = log.Open(model, state, LabelledQuery.Of(model, dataset.JudgeFrom ?? dataset.TrainTo, dataset.JudgeTo, dataset.AsOf, dataset.Without));
        var background = new DataBackground(
            state, dataset.From, dataset.TrainTo, expectations?.Of(champion), champion?.TrainedTo ?? dataset.TrainTo, judged);
        var (findings, learnt) = DataExamination.Of(model, window, background);
        return new DataJudgement(DataVerdict.With(verdict, findings), expectations?.Keep(dataset.Recipe?.Rehearsed is null ? learnt : learnt with { RowsPerDay = 0 }));
    }
}
