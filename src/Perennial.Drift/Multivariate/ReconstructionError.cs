using Perennial.Drift.TwoSample;

namespace Perennial.Drift.Multivariate;

/// <summary>Drift of how columns depend on each other: rows are rebuilt from the reference's principal components, and current rows that
/// break the dependence are rebuilt worse, or better.</summary>
public sealed class ReconstructionError
{
    private readonly PrincipalComponents components;
    private readonly double[] usual;

    private ReconstructionError(PrincipalComponents components, double[] usual, double lower, double upper) =>
        (this.components, this.usual, Lower, Upper) = (components, usual, lower, upper);

    /// <summary>Least usual mean error of a chunk, 0 or more.</summary>
    public double Lower { get; }

    /// <summary>Largest usual mean error of a chunk.</summary>
    public double Upper { get; }

    /// <summary>Finds components on every other row of the reference, and what error is usual on chunks of the rest.</summary>
    /// <param name="reference">Reference rows in order of time, at least four per chunk.</param>
    /// <param name="options">Components, chunks and widths; null: the defaults of <see cref="ReconstructionErrorOptions"/>.</param>
    /// <returns>What is usual.</returns>
    /// <exception cref="ArgumentException">Too few rows, no column varies, or an option is out of range.</exception>
    /// <remarks>The reconstruction error of nannyML's documentation, with one difference: the chunks are rows that the components have
    /// not seen, since on seen rows the error is too small and the bounds too narrow. The bounds hold for chunks of about as many rows;
    /// the p-value for any number. Assumes independent rows.</remarks>
    public static ReconstructionError Fit(MatrixRows reference, ReconstructionErrorOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(reference);
        options ??= new ReconstructionErrorOptions();
        options.Check();
        Require.AtLeast(reference.Count, 4L * options.Chunks, nameof(reference));
        var components = PrincipalComponents.Fit(EveryOther(reference, 0), options.ExplainedRatio);
        var errors = components.Errors(EveryOther(reference, 1));
        var means = new double[options.Chunks];
        for (var chunk = 0; chunk < means.Length; chunk++)
        {
            var (start, end) = (errors.Length * chunk / means.Length, errors.Length * (chunk + 1) / means.Length);
            means[chunk] = SampleMoments.Of(errors.AsSpan(start, end - start)).Mean;
        }

        var (mean, variance) = SampleMoments.Of(means);
        var width = options.Widths * Math.Sqrt(variance);
        return new ReconstructionError(components, errors, Math.Max(0, mean - width), mean + width);
    }

    /// <summary>Rebuilds current rows and compares.</summary>
    /// <param name="current">Current rows, at least two, the columns of the reference.</param>
    /// <returns>Their mean error, with the bounds and a p-value.</returns>
    /// <exception cref="ArgumentException">Fewer than two rows, or columns differ in number.</exception>
    public ReconstructionVerdict Judge(MatrixRows current)
    {
        ArgumentNullException.ThrowIfNull(current);
        Require.AtLeast(current.Count, 2, nameof(current));
        var errors = components.Errors(current);
        var p = WelchT.Test(usual, errors).PValue;
        return new ReconstructionVerdict(SampleMoments.Of(errors).Mean, Lower, Upper, p, errors.Length);
    }

    private static MatrixRows EveryOther(MatrixRows rows, int first) =>
        rows.Take([.. Enumerable.Range(0, rows.Count).Where(row => row % 2 == first)]);
}
