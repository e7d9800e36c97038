using Perennial.Drift.TwoSample;

namespace Perennial.Monitor;

/// <summary>A look at one column of the newest day, beside the day before.</summary>
/// <param name="Column">The column.</param>
/// <param name="Broken">Whether it is known to be broken: then the day before says nothing.</param>
/// <param name="Rows">Of the day.</param>
/// <param name="RowsBefore">Of the day before.</param>
internal readonly record struct ColumnLook(string Column, bool Broken, int Rows, int RowsBefore)
{
    private static readonly UnitJumpOptions Limits = new();

    /// <summary>Whether its values are gone.</summary>
    public QualitySignal Missing(ReferenceColumn reference, long values, long valuesBefore)
    {
        var ratio = Rows == 0 ? 0 : 1 - ((double)values / Rows);
        var gone = ratio > FeedMonitor.VanishedRatio && reference.MissingRatio <= QualityMonitor.ToleratedRatio;
        return Say(FeedMonitor.Vanished, ratio, reference.MissingRatio, gone && Sudden(valuesBefore >= FeedMonitor.VanishedRatio * RowsBefore));
    }

    /// <summary>Whether it is the same in every row.</summary>
    public QualitySignal Repeated(double common, int distinct, long values, int distinctBefore)
    {
        var stuck = distinct == 1 && values >= FeedMonitor.MinimumRows && common <= FeedMonitor.CommonRatio;
        return Say(FeedMonitor.Stuck, distinct == 1 ? 1 : 0, common, stuck && Sudden(distinctBefore > 1));
    }

    /// <summary>Whether its values are in another unit.</summary>
    public QualitySignal Jump(ReferenceColumn reference, double[] values, double[] before)
    {
        var quiet = new QualitySignal(Column, FeedMonitor.Unit, 1, 1, SignalState.Quiet);
        if (values.Length < FeedMonitor.MinimumRows || reference.Sorted.Length < FeedMonitor.MinimumRows || (!Broken && before.Length < FeedMonitor.MinimumRows))
        {
            return quiet with { State = SignalState.NotEnoughEvidence };
        }

        if (UnitJump.Find(reference.Sorted, values, Limits) is not { } change)
        {
            return Broken && Distance(reference, values) >= Limits.LeastBefore
                ? quiet with { State = SignalState.NotEnoughEvidence, Note = "neither as before nor in another unit" }
                : quiet;
        }

        var sudden = Broken || 2 * Distance(reference, before) <= change.Before.Statistic;
        return quiet with { Value = change.Factor, State = sudden ? SignalState.Alarm : SignalState.Quiet, Note = change.Name };
    }

    private static double Distance(ReferenceColumn reference, double[] values) =>
        KolmogorovSmirnov.TestAgainstSorted(reference.Sorted, values).Statistic;

    private bool Sudden(bool usualBefore) => Broken || (usualBefore && RowsBefore >= FeedMonitor.MinimumRows);

    private QualitySignal Say(string check, double value, double reference, bool alarm) => new(
        Column, check, value, reference, Rows < FeedMonitor.MinimumRows ? SignalState.NotEnoughEvidence : alarm ? SignalState.Alarm : SignalState.Quiet);
}
