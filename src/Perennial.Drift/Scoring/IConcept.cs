namespace Perennial.Drift.Scoring;

/// <summary>What a synthetic stream is made of while it does not drift: how rows are drawn, and what is true of them.</summary>
public interface IConcept
{
    /// <summary>Numbers in a row, 1 or more.</summary>
    int FeatureCount { get; }

    /// <summary>Whether labels are numbers; otherwise classes, from 0.</summary>
    bool IsRegression { get; }

    /// <summary>Draws a row and its label, with noise.</summary>
    /// <param name="random">Seeded.</param>
    /// <param name="features">Filled; of the length of <see cref="FeatureCount"/>.</param>
    /// <returns>The label.</returns>
    double Draw(Random random, Span<double> features);

    /// <summary>What the label of a row would be without noise.</summary>
    /// <param name="features">The row.</param>
    /// <returns>The label.</returns>
    double Truth(ReadOnlySpan<double> features);
}
