namespace Perennial.Drift.Multivariate;

/// <summary>How well current rows are rebuilt, beside what is usual.</summary>
/// <param name="Error">Mean error of the current rows, 0 or more, over standardized columns.</param>
/// <param name="Lower">Least usual mean error of a chunk.</param>
/// <param name="Upper">Largest usual mean error of a chunk.</param>
/// <param name="PValue">Two-sided p-value of Welch's t on the rows' errors against the kept-back reference rows, 0 to 1.</param>
/// <param name="Rows">Current rows, at least 2.</param>
public sealed record ReconstructionVerdict(double Error, double Lower, double Upper, double PValue, long Rows)
{
    /// <summary>Whether the mean error is outside what is usual of a chunk.</summary>
    public bool IsUnusual => Error < Lower || Error > Upper;
}
