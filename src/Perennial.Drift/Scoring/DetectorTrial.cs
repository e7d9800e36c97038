using Perennial.Drift.Streaming;

namespace Perennial.Drift.Scoring;

/// <summary>A detector over a stream whose drifts are known.</summary>
public static class DetectorTrial
{
    /// <summary>Feeds a detector, and scores its alarms.</summary>
    /// <param name="detector">The detector; goes on from where it is.</param>
    /// <param name="stream">Values as it takes them, at least one.</param>
    /// <param name="drifts">The drifts in it, in order of time.</param>
    /// <param name="options">Settings; default as their record says.</param>
    /// <returns>The score.</returns>
    /// <exception cref="ArgumentException">The detector refuses a value, or there is none.</exception>
    public static DetectorScore Run(
        IStreamingDetector detector, IEnumerable<double> stream, IReadOnlyList<DriftSpan> drifts, DetectorScoreOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(detector);
        ArgumentNullException.ThrowIfNull(stream);
        var (alarms, rows) = (new List<long>(), 0L);
        foreach (var value in stream)
        {
            if (detector.Update(value) == DriftState.Drift)
            {
                alarms.Add(rows);
            }

            rows++;
        }

        return DetectorScore.Of(alarms, drifts, rows, options);
    }

    /// <summary>Feeds a detector the errors of a model that is made anew at every alarm, for the concept of that time, and scores its alarms.</summary>
    /// <param name="detector">The detector; goes on from where it is. It must take 0 and 1; for regression, any number.</param>
    /// <param name="stream">The stream, from its beginning.</param>
    /// <param name="rows">How many rows, at least 1.</param>
    /// <param name="options">Settings; default as their record says.</param>
    /// <returns>The score.</returns>
    /// <remarks>The model knows the truth of its concept, so that its errors are noise alone until the concept changes. A missed drift leaves its errors
    /// high, and a later alarm is then late for one drift or false, never right by luck.</remarks>
    public static DetectorScore RunOnErrors(IStreamingDetector detector, ConceptStream stream, long rows, DetectorScoreOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(detector);
        ArgumentNullException.ThrowIfNull(stream);
        var (alarms, model) = (new List<long>(), 0);
        var features = new double[stream.FeatureCount];
        for (var row = 0L; row < rows; row++)
        {
            var label = stream.Next(features);
            if (detector.Update(stream.Error(model, features, label)) == DriftState.Drift)
            {
                alarms.Add(row);
                model = stream.ConceptIndex;
            }
        }

        return DetectorScore.Of(alarms, stream.Schedule.Drifts(rows), rows, options);
    }
}
