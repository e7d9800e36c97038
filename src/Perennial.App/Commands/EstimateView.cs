using Perennial.Monitor;
using Perennial.Terms;

namespace Perennial.App.Commands;

/// <summary>What days without labels probably lose. It is shown, and no decision looks at it.</summary>
/// <param name="Metric">The loss.</param>
/// <param name="Days">How many days have no labels yet.</param>
/// <param name="From">The first of them.</param>
/// <param name="To">The last of them.</param>
/// <param name="Rows">Predictions on them.</param>
/// <param name="Estimate">The expected mean loss.</param>
/// <param name="Error">From it to either end of its band.</param>
/// <param name="PastDays">Days that were estimated and whose labels have come.</param>
/// <param name="PastError">By how much their estimates were off, on average; null while there is none.</param>
/// <param name="PastBias">The same with its sign, above 0 where the estimate was too dark; null likewise.</param>
/// <param name="PastWithin">The share of them that lay within the band; null likewise.</param>
internal sealed record EstimateView(
    MetricKind Metric, int Days, DateOnly From, DateOnly To, long Rows, double Estimate, double Error, int PastDays, double? PastError, double? PastBias, double? PastWithin)
{
    /// <summary>Of the days after the newest measured one; null where none is estimated.</summary>
    public static EstimateView? Of(ModelDeclaration model, MonitorState monitor)
    {
        if (UnlabelledLoss.Of(monitor) is not { } open)
        {
            return null;
        }

        var past = EstimateErrors.Of(monitor);
        return new EstimateView(
            model.Metric, open.Days, open.From, open.To, open.Rows, open.Loss, open.Error, past.Days, past.MeanError, past.Bias, past.WithinRatio);
    }

    /// <inheritdoc/>
    public override string ToString() =>
        Words.Text($"estimated {Words.Of(Metric)} {Estimate:0.0000} +- {Error:0.0000} for the {(Days == 1 ? "day that has" : $"{Days:N0} days that have")} no labels yet")
        + (PastError is { } error ? Words.Text($"; over {PastDays:N0} such days whose labels came it was off by {error:0.0000}, {PastWithin:P0} within the band") : string.Empty);
}
