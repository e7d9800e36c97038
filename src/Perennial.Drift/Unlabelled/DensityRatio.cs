namespace Perennial.Drift.Unlabelled;

/// <summary>How much likelier each reference row is among the current rows: weights that make the reference look like them.</summary>
/// <param name="Weights">Per reference row, mean 1.</param>
/// <param name="EffectiveRows">How many unweighted rows the weighted reference is worth, (sum w)^2 / sum w^2; 1 to the reference's rows.
/// Small where the current rows lie outside the reference: then nothing can be learnt about them from it.</param>
public sealed record DensityRatio(IReadOnlyList<double> Weights, double EffectiveRows)
{
    private const double Clip = 1e-6;

    /// <summary>Estimates the ratio by a classifier that tells current rows from the reference's.</summary>
    /// <param name="reference">Features of the reference, row after row.</param>
    /// <param name="current">Features of the current rows, likewise.</param>
    /// <param name="width">Features of a row, 1 or more.</param>
    /// <param name="fit">The learner; default <see cref="SplineLogistic.Fit"/>, which needs finite features.</param>
    /// <returns>The weights.</returns>
    /// <exception cref="ArgumentException">No rows, lengths do not fit the width, or the learner's answer is no probability.</exception>
    /// <remarks>Bickel, Brueckner and Scheffer (2009): p / (1 - p) times reference rows / current rows, by Kish's (1965) effective sample
    /// size. Probabilities are held 1e-6 away from 0 and 1. The learner is asked on the rows it saw: one that fits noise gives wild
    /// weights, so hold it back. Assumes that only the features moved, not what they mean.</remarks>
    public static DensityRatio Of(ReadOnlySpan<double> reference, ReadOnlySpan<double> current, int width, ClassifierFit? fit = null)
    {
        Require.AtLeast(width, 1, nameof(width));
        Require.NotEmpty(reference, nameof(reference));
        Require.NotEmpty(current, nameof(current));
        Require.SameLength(reference.Length / width * width, reference.Length, nameof(reference));
        Require.SameLength(current.Length / width * width, current.Length, nameof(current));
        var (before, now) = (reference.Length / width, current.Length / width);
        var isCurrent = new bool[before + now];
        isCurrent.AsSpan(before).Fill(true);
        var predictor = (fit ?? SplineLogistic.Fit)([.. reference, .. current], width, isCurrent);
        var weights = new double[before];
        for (var row = 0; row < before; row++)
        {
            var probability = Require.Probability(predictor(reference.Slice(row * width, width)), nameof(fit));
            probability = Math.Clamp(probability, Clip, 1 - Clip);
            weights[row] = probability / (1 - probability);
        }

        return Normalized(weights);
    }

    /// <summary>The weights to a power, the largest up to 1 that leaves the reference worth some rows.</summary>
    /// <param name="rows">Effective rows that are wanted, at least; more than nine tenths of the reference are not asked for. At least 0.</param>
    /// <returns>These weights where they are worth so much as they are, else flatter ones; of power 0 all are 1.</returns>
    /// <exception cref="ArgumentException">The rows are negative or NaN.</exception>
    /// <remarks>Flattening as Shimodaira (2000), section 5; the power by halving an interval 30 times.</remarks>
    public DensityRatio Tempered(double rows)
    {
        var wanted = Math.Min(Require.AtLeastZero(rows, nameof(rows)), 0.9 * Weights.Count);
        if (EffectiveRows >= wanted)
        {
            return this;
        }

        var (low, high, largest) = (0.0, 1.0, Weights.Max());
        DensityRatio To(double power) => Normalized([.. Weights.Select(weight => Math.Pow(weight / largest, power))]);
        for (var step = 0; step < 30; step++)
        {
            var middle = (low + high) / 2;
            (low, high) = To(middle).EffectiveRows >= wanted ? (middle, high) : (low, middle);
        }

        return To(low);
    }

    private static DensityRatio Normalized(double[] weights)
    {
        var mean = weights.Average();
        var squares = 0.0;
        for (var row = 0; row < weights.Length; row++)
        {
            weights[row] /= mean;
            squares += weights[row] * weights[row];
        }

        return new DensityRatio(weights, (double)weights.Length * weights.Length / squares);
    }
}
