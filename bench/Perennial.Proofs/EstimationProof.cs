using System.Text.Json.Nodes;

namespace Perennial.Proofs;

/// <summary><c>estimation</c>: performance without labels, sequential tests and sketches against what is known of them.</summary>
public sealed class EstimationProof : IProof
{
    private const int MostMedianRequests = 6000;

    public string Name => "estimation";

    public string Summary => "Estimates under shift err less than CBPE and PAPE on California's months, no sequential test errs in more than alpha of 2,000 runs, a shadow decides within 6,000 requests, sketches keep their bounds.";

    public async Task<ProofOutcome> RunAsync(TextWriter progress, CancellationToken cancellation)
    {
        var shift = ShiftFigures.Measure();
        if (shift is not null)
        {
            await progress.WriteLineAsync($"California: {shift["analysis_mean_absolute_error"]}");
        }

        var (anytime, shadow, sketches) = (new JsonArray(), new JsonArray(), new JsonArray());
        foreach (var (into, rows) in new[] { (anytime, AnytimeErrors.Measure()), (shadow, ShadowScenario.Measure()), (sketches, SketchErrors.Measure()) })
        {
            foreach (var row in rows)
            {
                cancellation.ThrowIfCancellationRequested();
                await progress.WriteLineAsync(row.ToJsonString());
                into.Add((JsonNode)row);
            }
        }

        var held = new JsonObject
        {
            ["cbpe_errs_by_what_is_published"] = shift is null ? null : Math.Abs(Error(shift, "cbpe") - 0.0415) < 0.0001,
            ["shift_aware_errs_less_than_pape"] = shift is null ? null : Error(shift, "shift_aware") < Error(shift, "pape"),
            ["shift_aware_errs_less_than_cbpe"] = shift is null ? null : Error(shift, "shift_aware") < Error(shift, "cbpe"),
            ["no_test_errs_more_than_alpha"] = anytime.All(row => (double)row!["erred_ratio"]! <= AnytimeErrors.Alpha),
            ["paired_shadow_decides_in_time"] = (int)shadow[0]!["median_requests"]! <= MostMedianRequests,
            ["sketches_keep_their_bounds"] = sketches.All(row => (int)row!["outside_bound_count"]! <= 1),
        };
        return new ProofOutcome(held.All(one => one.Value is null || (bool)one.Value), new JsonObject
        {
            ["held"] = held,
            ["california"] = shift,
            ["anytime"] = anytime,
            ["shadow"] = shadow,
            ["sketches"] = sketches,
            ["sketch_speed"] = SketchErrors.Speed(),
        })
        {
            Skipped = shift is null ? [$"California ({CaliforniaMonth.Missing()})"] : [],
        };
    }

    private static double Error(JsonObject shift, string estimate) => (double)shift["analysis_mean_absolute_error"]![estimate]!;
}
