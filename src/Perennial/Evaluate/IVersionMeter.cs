using Perennial.Registry;
using Perennial.Terms;

namespace Perennial.Evaluate;

/// <summary>Measures what versions take to answer, where they would answer. Not for replays: what it finds differs from run to run.</summary>
public interface IVersionMeter
{
    /// <summary>Measures a version beside the champion.</summary>
    /// <param name="gates">What is limited.</param>
    /// <param name="version">The version.</param>
    /// <param name="champion">The champion; null when there is none that answers here.</param>
    /// <param name="rows">Requests to answer; at least one.</param>
    VersionMeasurement Measure(VersionGateOptions gates, ModelVersion version, ModelVersion? champion, FeatureTable rows);
}
