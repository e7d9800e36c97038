using Perennial.Drift.Multiplicity;
using Perennial.Log;
using Perennial.Registry;
using Perennial.Terms;

namespace Perennial.Monitor;

/// <summary>Compares the newest period of predictions with the champion's reference, column by column.</summary>
public static class DriftMonitor
{
    /// <summary>Movements below this population stability index are too small to matter. The default is 0.1, the field's custom.</summary>
    public const double SmallestStabilityIndex = 0.1;

    /// <summary>Without a declared budget, one false alarm in this time over all columns together.</summary>
    public static readonly TimeSpan DefaultFalseAlarmEvery = TimeSpan.FromDays(90);

    /// <summary>A signal for every feature, and one for the score.</summary>
    /// <param name="model">Says the signature and how often a false alarm may be.</param>
    /// <param name="reference">The champion's.</param>
    /// <param name="window">The newest period.</param>
    public static IReadOnlyList<DriftSignal> Observe(ModelDeclaration model, Reference reference, IWindow window)
    {
        var features = WindowFeatures.Of(window, reference.Signature);
        var logged = model.Features.Select(feature => feature.Name).ToHashSet(StringComparer.Ordinal);
        var columns = reference.Signature
            .Select((feature, at) => (feature.Name, Tests: Tests(reference.Features[at], features.Columns[at], logged.Contains(feature.Name)))).ToList();
        columns.Add(("score", [Scores(model, reference, window)]));
        var adjusted = new Queue<double>(Holm.Adjust([.. columns.SelectMany(column => column.Tests).OfType<TestedColumn>().Select(test => test.Result.PValue)]));
        var alpha = TimeSpan.FromDays(1) / (model.Retrain.DriftFalseAlarmEvery ?? DefaultFalseAlarmEvery) / (model.Fleet?.Size ?? 1);
        return [.. columns.Select(column => Signal(
            [.. column.Tests.Select(test => test is null ? null : Signal(column.Name, test, adjusted.Dequeue(), alpha))],
            Silent(column.Name, window.Rows, reference.Features[0].Rows)))];
    }

    /// <summary>The signals of a champion that cannot be held against anything yet.</summary>
    public static IReadOnlyList<DriftSignal> Unknown(ModelVersion champion, IWindow window) =>
        [.. champion.Features.Select(feature => feature.Name).Append("score").Select(column => Silent(column, window.Rows, 0))];

    /// <summary>Of the values, and of those that are missing: what is no longer logged is missing everywhere, and has not moved.</summary>
    private static TestedColumn?[] Tests(ReferenceColumn reference, Array values, bool logged) => values is double[] numbers
        ? [DriftTest.Numeric(reference, numbers), logged ? DriftTest.Missing(reference, numbers.Length, numbers.Count(double.IsNaN)) : null]
        : [DriftTest.Categorical(reference, (string?[])values), logged ? DriftTest.Missing(reference, values.Length, ((string?[])values).Count(text => text is null)) : null];

    /// <summary>The first test of a column that alarms speaks for it, else that of its values.</summary>
    private static DriftSignal Signal(DriftSignal?[] tested, DriftSignal silent) =>
        Array.Find(tested, signal => signal?.State == SignalState.Alarm) ?? tested[0] ?? silent;

    private static DriftSignal Silent(string column, long rows, long referenceRows) =>
        new(column, "none", 0, 1, 1, 0, rows, referenceRows, SignalState.NotEnoughEvidence);

    private static DriftSignal Signal(string column, TestedColumn tested, double adjusted, double alpha) => new(
        column,
        tested.Test,
        tested.Result.Statistic,
        tested.Result.PValue,
        adjusted,
        tested.StabilityIndex,
        tested.Result.SecondRows,
        tested.Result.FirstRows,
        adjusted < alpha && tested.StabilityIndex >= SmallestStabilityIndex ? SignalState.Alarm : SignalState.Quiet)
    {
        Part = tested.Part,
        Threshold = alpha,
        Distance = tested.Distance,
        NewRatio = tested.NewRatio,
    };

    /// <summary>Few days are kept to judge by: Tuesdays are compared with Tuesdays, and not with a week.</summary>
    private static TestedColumn? Scores(ModelDeclaration model, Reference reference, IWindow window)
    {
        var versions = window.Numbers(WindowColumns.Version);
        var occurred = reference.ScoredPhases is null ? null : window.Numbers(WindowColumns.Occurred);
        var scores = window.Numbers(WindowColumns.Score).Where((_, row) => versions[row] == reference.Version
            && (occurred is null || reference.ScoredPhases!.Contains(Reference.Phase(occurred[row], reference.PeriodDays))));
        return model.Task == TaskKind.Multiclass
            ? DriftTest.Categorical(reference.Score, [.. scores.Select(place => Reference.ClassName(model, place))])
            : DriftTest.Numeric(reference.Score, [.. scores]);
    }
}
