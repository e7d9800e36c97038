using System.Text.Json.Nodes;
using Perennial.Drift.Metrics;
using Perennial.Drift.Unlabelled;

namespace Perennial.Proofs;

/// <summary>Area under the curve estimated without labels on California's months, against what the labels say.</summary>
/// <remarks>Each estimate is also judged on the reference alone, every month left out once: what could be known before the analysis.</remarks>
public static class ShiftFigures
{
    private delegate Func<CaliforniaMonth, double> Estimate(CaliforniaMonth reference);

    private static readonly (string Name, Estimate Of)[] Estimates =
    [
        ("cbpe", reference => ConfidenceBasedEstimator.Fit(reference.Scores, reference.Labels) is var fitted
            ? month => fitted.Estimate(month.Scores).AreaUnderCurve!.Value : null!),
        ("pape", reference => Aware(reference, new() { Forms = [ShiftForm.Reweighted] })),
        ("shrunk", reference => Aware(reference, new() { Forms = [ShiftForm.Tempered, ShiftForm.Splines], Groups = 10 })),
        ("shift_aware", reference => Aware(reference, new())),
    ];

    /// <summary>Both tables; null where the data is not there.</summary>
    public static JsonObject? Measure()
    {
        if (CaliforniaMonth.Missing() is not null)
        {
            return null;
        }

        var (reference, analysis) = (CaliforniaMonth.Reference(), CaliforniaMonth.Analysis());
        var all = CaliforniaMonth.Together(reference);
        var rows = analysis.Select(month => Row(month, all)).ToArray();
        var held = reference.Select(month => Row(month, CaliforniaMonth.Together([.. reference.Where(other => other != month)]))).ToArray();
        return new JsonObject
        {
            ["analysis_mean_absolute_error"] = Errors(rows),
            ["reference_held_out_mean_absolute_error"] = Errors(held),
            ["analysis_months"] = new JsonArray([.. rows]),
            ["reference_months_held_out"] = new JsonArray([.. held]),
        };
    }

    private static Func<CaliforniaMonth, double> Aware(CaliforniaMonth reference, ShiftAwareOptions options)
    {
        var fitted = ShiftAwareEstimator.Fit(reference.Scores, reference.Features, CaliforniaMonth.Width, reference.Labels, options);
        return month => fitted.Estimate(month.Scores, month.Features).Performance.AreaUnderCurve!.Value;
    }

    private static JsonObject Row(CaliforniaMonth month, CaliforniaMonth reference)
    {
        var row = new JsonObject
        {
            ["month"] = month.Month,
            ["rows"] = month.Scores.Length,
            ["realized"] = Math.Round(AreaUnderCurve.Of(month.Scores, month.Labels)!.Value, 6),
            ["effective_rows"] = Math.Round(DensityRatio.Of(reference.Features, month.Features, CaliforniaMonth.Width).EffectiveRows, 1),
        };
        foreach (var (name, of) in Estimates)
        {
            row[name] = Math.Round(of(reference)(month), 6);
        }

        return row;
    }

    private static JsonObject Errors(JsonObject[] rows) => new(Estimates.Select(one => KeyValuePair.Create(
        one.Name, (JsonNode?)Math.Round(rows.Average(row => Math.Abs((double)row[one.Name]! - (double)row["realized"]!)), 6))));
}
