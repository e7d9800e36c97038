namespace Perennial.Drift.Scoring;

/// <summary>A synthetic stream of labelled rows that drifts from concept to concept; the same rows for the same seed.</summary>
public sealed class ConceptStream
{
    private readonly IReadOnlyList<IConcept> concepts;
    private readonly Random random;
    private long row;

    /// <summary>A stream.</summary>
    /// <param name="concepts">At least one, alike in width and kind of label.</param>
    /// <param name="schedule">Which of them a row is of.</param>
    /// <param name="seed">Of all that is random.</param>
    /// <exception cref="ArgumentException">There is no concept, or they differ in width.</exception>
    public ConceptStream(IReadOnlyList<IConcept> concepts, IDriftSchedule schedule, int seed)
    {
        ArgumentNullException.ThrowIfNull(concepts);
        Require.AtLeast(concepts.Count, 1, nameof(concepts));
        foreach (var concept in concepts)
        {
            Require.SameLength(concepts[0].FeatureCount, concept.FeatureCount, nameof(concepts));
        }

        (this.concepts, Schedule, random) = (concepts, schedule, new Random(seed));
    }

    /// <summary>Where it drifts.</summary>
    public IDriftSchedule Schedule { get; }

    /// <summary>Numbers in a row.</summary>
    public int FeatureCount => concepts[0].FeatureCount;

    /// <summary>The concept of the newest row, from 0.</summary>
    public int ConceptIndex { get; private set; }

    /// <summary>The next row.</summary>
    /// <param name="features">Filled; of the length of <see cref="FeatureCount"/>.</param>
    /// <returns>The label.</returns>
    /// <exception cref="ArgumentException">The span has another length, or the schedule names a concept that is not there.</exception>
    public double Next(Span<double> features)
    {
        Require.SameLength(FeatureCount, features.Length, nameof(features));
        ConceptIndex = Schedule.ConceptAt(row++, random);
        return ConceptIndex < concepts.Count
            ? concepts[ConceptIndex].Draw(random, features)
            : throw new ArgumentException($"Row {row - 1} is of concept {ConceptIndex}; there are {concepts.Count}.", nameof(features));
    }

    /// <summary>The error of a model that knows one concept: 0 or 1 for classes, the distance for numbers.</summary>
    /// <param name="model">The concept it knows, from 0.</param>
    /// <param name="features">The row.</param>
    /// <param name="label">Its label.</param>
    /// <returns>The error, 0 or more.</returns>
    public double Error(int model, ReadOnlySpan<double> features, double label)
    {
        var difference = Math.Abs(label - concepts[model].Truth(features));
        return concepts[model].IsRegression ? difference : difference == 0 ? 0 : 1;
    }
}
