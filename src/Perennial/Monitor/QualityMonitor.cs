using Perennial.Log;
using Perennial.Terms;

namespace Perennial.Monitor;

/// <summary>Looks for broken data in the newest period: before anybody asks whether it moved, is it whole?</summary>
/// <remarks>A value of the wrong type was taken for missing when its row was sealed, and counted.</remarks>
public static class QualityMonitor
{
    /// <summary>A share of rows this much above the reference's is an alarm. The default is 0.05.</summary>
    public const double ToleratedRatio = 0.05;

    /// <summary>Fewer or more rows per day than the reference, by this factor, is an alarm. The default is 2.</summary>
    public const double ToleratedVolumeFactor = 2;

    /// <summary>Fewer rows than this say nothing about a column: a share moves by chance alone. The default is 200.</summary>
    public const int MinimumRows = 200;

    /// <summary>A signal for each column and check.</summary>
    /// <param name="model">Says the signature.</param>
    /// <param name="reference">The champion's.</param>
    /// <param name="window">The newest period.</param>
    /// <param name="days">How many days the window spans; above 0.</param>
    /// <param name="mistyped">Values in it that were not of the declared type. The default is 0.</param>
    public static IReadOnlyList<QualitySignal> Observe(ModelDeclaration model, Reference reference, IWindow window, double days, long mistyped = 0) =>
    [
        Volume(window.Rows / days, reference.RowsPerDay),
        Ratio(null, "type", mistyped, Math.Max(1, (long)window.Rows * model.Features.Count), 0),
        .. window.Rows == 0 ? [] : Columns(model, reference, window)
            .Select(signal => window.Rows < MinimumRows ? signal with { State = SignalState.NotEnoughEvidence } : signal),
    ];

    /// <summary>What the champion takes and is no longer logged is not broken: it was dropped.</summary>
    private static IEnumerable<QualitySignal> Columns(ModelDeclaration model, Reference reference, IWindow window)
    {
        var features = WindowFeatures.Of(window, reference.Signature);
        var logged = model.Features.Select(feature => feature.Name).ToHashSet(StringComparer.Ordinal);
        return reference.Signature.Select((feature, at) => (Feature: feature, At: at)).Where(one => logged.Contains(one.Feature.Name))
            .SelectMany(one => one.Feature.Type == FeatureType.Numeric
                ? Numeric(one.Feature.Name, reference.Features[one.At], features.Numbers(one.At))
                : Categorical(one.Feature.Name, reference.Features[one.At], features.Texts(one.At)));
    }

    private static QualitySignal Volume(double rows, double before) => new(
        null, "volume", rows, before,
        rows * ToleratedVolumeFactor < before || rows > before * ToleratedVolumeFactor ? SignalState.Alarm : SignalState.Quiet);

    private static IEnumerable<QualitySignal> Numeric(string column, ReferenceColumn reference, double[] values)
    {
        var known = Array.FindAll(values, value => !double.IsNaN(value));
        yield return Ratio(column, "missing", values.Length - known.Length, values.Length, reference.MissingRatio);
        if (reference.Sorted.Length > 0)
        {
            var outside = known.Count(value => value < reference.Sorted[0] || value > reference.Sorted[^1]);
            yield return Ratio(column, "out-of-range", outside, values.Length, 0);
            yield return Constant(column, known.Distinct().Count(), reference.Sorted[0] == reference.Sorted[^1] ? 1 : 2);
        }
    }

    private static IEnumerable<QualitySignal> Categorical(string column, ReferenceColumn reference, string?[] values)
    {
        var known = Array.FindAll(values, value => value is not null);
        yield return Ratio(column, "missing", values.Length - known.Length, values.Length, reference.MissingRatio);
        yield return Ratio(column, "unseen", known.Count(value => !reference.Counts.ContainsKey(value!)), values.Length, 0);
        yield return Constant(column, known.Distinct(StringComparer.Ordinal).Count(), reference.Counts.Count);
    }

    private static QualitySignal Ratio(string? column, string check, long rows, long all, double before)
    {
        var ratio = (double)rows / all;
        return new QualitySignal(column, check, ratio, before, ratio - before > ToleratedRatio ? SignalState.Alarm : SignalState.Quiet);
    }

    private static QualitySignal Constant(string column, int distinct, int before) => new(
        column, "constant", distinct == 1 ? 1 : 0, before == 1 ? 1 : 0, distinct == 1 && before > 1 ? SignalState.Alarm : SignalState.Quiet);
}
