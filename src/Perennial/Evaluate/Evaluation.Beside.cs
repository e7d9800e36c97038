using Perennial.Log;
using Perennial.Monitor;
using Perennial.Registry;

namespace Perennial.Evaluate;

public sealed partial class Evaluation
{
    /// <summary>Measures what a version takes to answer the requests it is judged on; null where nothing limits that, or nothing is measured here.</summary>
    public VersionMeasurement? Measure(RegistryState registry, LogState state, ModelVersion version)
    {
        if (meter is null || registry.Declared() is not { Gates: { Measures: true } gates } model || version.Twin)
        {
            return null;
        }

        using var window = log.Open(model, state, LabelledQuery.Of(model, version.JudgedFrom ?? version.TrainedTo, version.JudgedTo, version.AsOf, version.Without) with { LabelledOnly = false }, registry.Versions);
        var champion = registry.Champion is { } number && registry.Version(number) is { Answers: true } known ? known : null;
        return window.Rows == 0 ? null : meter.Measure(gates, version, champion, FeatureTable.Of(window.Features, window.Rows, window.Numbers, window.Texts));
    }

    /// <summary>Judges one version against another on a stretch of time, with every metric; nothing is measured.</summary>
    public IReadOnlyList<Verdict> Compare(RegistryState registry, LogState state, JudgedSpan span)
    {
        var declared = registry.Declared();
        var model = declared with { Gates = (declared.Gates ?? new()) with { Latency = null, MemoryBytes = null } };
        using var window = log.Open(model, state, LabelledQuery.Of(model, span.From, span.To, state.Through, span.Without) with { LabelledOnly = false }, registry.Versions);
        return Compare(model, LabelledRows.AllOf(model, window), span.Challenger, span.Champion, null);
    }

    /// <summary>The verdict on quality with the other metrics beside it, and those of the declared gates; alone where none is declared.</summary>
    private IEnumerable<Verdict> Beside(Verdict quality, JudgedRows rows, ModelVersion version, VersionMeasurement? measured) => rows.Model.Gates is null || rows.Rows.Count == 0
        ? [quality]
        : [quality with { Compared = MetricComparisons.Of(rows) }, .. VersionGates.Judge(rows, version, version.Answers ? table => versions.Score(version, table) : null), .. VersionGates.JudgeCost(rows.Model.Gates, measured)];
}
