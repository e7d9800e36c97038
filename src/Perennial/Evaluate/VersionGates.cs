using Perennial.Registry;
using Perennial.Terms;

namespace Perennial.Evaluate;

/// <summary>The gates that a model's file may declare beside quality, on the same rows.</summary>
internal static class VersionGates
{
    /// <summary>The declared gates' verdicts, in order; none where none is declared.</summary>
    /// <param name="rows">The rows with the answers of both.</param>
    /// <param name="version">The version.</param>
    /// <param name="score">Answers rows of features; null for a version that answers elsewhere.</param>
    public static IEnumerable<Verdict> Judge(JudgedRows rows, ModelVersion version, Func<FeatureTable, double[]>? score)
    {
        if (rows.Model.Gates is not { } gates || rows.Rows.Count == 0)
        {
            yield break;
        }

        if (gates.Slices is { } slices)
        {
            yield return SliceGate.Judge(rows, slices, gates.Slicing);
        }

        if (CalibrationGate.Judge(rows, gates.MaxCalibrationError) is { } calibration)
        {
            yield return calibration;
        }

        if (score is not null)
        {
            yield return MissingGate.Judge(rows, version.Features, score, gates.MaxMissingChange);
        }

        if (gates.Protected is { } columns)
        {
            yield return BiasGate.Judge(rows, columns, gates.Bias);
        }
    }

    /// <summary>The verdicts on what was measured; none where nothing of it is limited.</summary>
    public static IEnumerable<Verdict> JudgeCost(VersionGateOptions gates, VersionMeasurement? measured)
    {
        if (gates.Latency is { } latency)
        {
            yield return LatencyGate.Judge(latency, measured);
        }

        if (gates.MemoryBytes is { } bytes)
        {
            yield return MemoryGate.Judge(bytes, measured);
        }
    }

    /// <summary>Whether a gate that stays undecided stops a version: what is a guardrail stops on evidence alone.</summary>
    public static bool StopsUndecided(ModelDeclaration model, string gate) => gate switch
    {
        VolumeGate.Name or SliceGate.Name or CalibrationGate.Name or MissingGate.Name or LatencyGate.Name or MemoryGate.Name => false,
        BiasGate.Name => model.Gates?.Bias is { } bias && bias.Inconclusive != WhenInconclusive.Continue,
        _ => model.Quality.Inconclusive != WhenInconclusive.Continue,
    };
}
