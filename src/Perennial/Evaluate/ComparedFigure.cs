namespace Perennial.Evaluate;

/// <summary>One figure of a version, beside the champion's where there is one.</summary>
/// <param name="Metric">What it is, by the field's name: <c>log_loss</c>, <c>auroc</c>, <c>equal_opportunity_difference</c>.</param>
/// <param name="Of">The slice, the groups or the feature it is about; null for all rows.</param>
/// <param name="Value">Of the version.</param>
/// <param name="Champion">Of the champion on the same rows; null where there is none.</param>
/// <param name="Difference">The version's less the champion's, or what the figure changed by; null where nothing is compared.</param>
/// <param name="Lower">Lower end of the two-sided interval, at the declared confidence, of the difference, or of the value where there is none; null where nothing bounds it.</param>
/// <param name="Upper">Its upper end.</param>
/// <param name="PValue">Probability of such a difference by chance; null where it was not tested.</param>
/// <param name="Test">How interval and probability were computed.</param>
/// <param name="Rows">Labelled rows.</param>
public sealed record ComparedFigure(
    string Metric, string? Of, double Value, double? Champion, double? Difference, double? Lower, double? Upper, double? PValue, string Test, long Rows)
{
    /// <summary>A number, where it is finite.</summary>
    internal static double? Finite(double value) => double.IsFinite(value) ? value : null;
}
