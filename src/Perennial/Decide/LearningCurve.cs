using Perennial.Registry;
using Perennial.Terms;

namespace Perennial.Decide;

/// <summary>What more rows are worth: loss falls with one over the square root of the rows that a version was trained on.</summary>
/// <remarks>
/// The slope is learnt, by least squares through the origin, from every pair of neighbouring versions on the same rows: what the version that
/// knows more loses less. One half is the generic rate of estimation error. While there is one version, a twin trained on the first half of its
/// rows gives the first pair; it is paid for by its share of a retrain.
/// </remarks>
public static class LearningCurve
{
    /// <summary>A twin knows this share of the rows, and costs this share of a retrain: one doubling.</summary>
    public const double TwinRatio = 0.5;

    /// <summary>What a retrain costs that <paramref name="trigger"/> asks for, in the model's currency.</summary>
    public static double Cost(ModelDeclaration model, Trigger trigger) =>
        (model.Costs.RetrainWorth is null ? model.Costs.Retrain : 1) * (trigger == Trigger.Twin ? TwinRatio : 1);

    /// <summary>What is asked of the rows of a twin: its share of what is asked of a version's.</summary>
    public static ModelDeclaration ForTwin(ModelDeclaration model) => model with
    {
        Train = model.Train with { MinimumRows = (long)(model.Train.MinimumRows * TwinRatio), MinimumPositives = (long)(model.Train.MinimumPositives * TwinRatio) },
    };

    /// <summary>Whether there is nothing to compare the only version with. A sliding window does not grow, and a system elsewhere is not asked for half of its work: no twin is trained.</summary>
    public static bool NeedsTwin(Evidence evidence) => evidence.Registry.Versions is [{ Elsewhere: false }]
        && evidence.Registry.Champion is not null
        && evidence.Model.Train is { Grows: true, Trainer: not Trainers.External }
        && evidence.State.Retrains.TrueForAll(one => one.Trigger != Trigger.Twin);

    /// <summary>Loss per unit of <see cref="Distance"/>, at least 0; null while no two versions were scored on the same rows.</summary>
    public static double? Slope(Evidence evidence)
    {
        double product = 0, square = 0;
        var versions = evidence.Registry.Versions.Where(version => version.TrainingRows > 0).OrderBy(version => version.TrainingRows).ToList();
        foreach (var (less, more) in versions.Zip(versions.Skip(1)))
        {
            var distance = Inverse(less.TrainingRows) - Inverse(more.TrainingRows);
            var unseen = Days.Of(less.JudgedTo > more.JudgedTo ? less.JudgedTo : more.JudgedTo);
            foreach (var cohort in evidence.Monitor.Sound.Where(cohort => cohort.Day >= unseen))
            {
                if (cohort.LossOf(less.Number) - cohort.LossOf(more.Number) is { } gain)
                {
                    product += distance * gain * cohort.Labelled;
                    square += distance * distance * cohort.Labelled;
                }
            }
        }

        return square > 0 ? Math.Max(0, product / square) : null;
    }

    /// <summary>How far a version is behind one that would be trained on all that was known by the end of a day; at least 0, and 0 where nobody knows what it was trained on.</summary>
    public static double Distance(Evidence evidence, ModelVersion version, DateOnly day)
    {
        var newest = Days.Start(day.AddDays(1)) - evidence.Model.Quality.Judge;
        var known = evidence.Monitor.Sound.TakeWhile(cohort => Days.Start(cohort.Day) < newest).Sum(cohort => cohort.Labelled);
        return version.TrainingRows == 0 || known <= version.TrainingRows || !evidence.Model.Train.Grows ? 0 : Inverse(version.TrainingRows) - Inverse(known);
    }

    private static double Inverse(long rows) => 1 / Math.Sqrt(rows);
}
