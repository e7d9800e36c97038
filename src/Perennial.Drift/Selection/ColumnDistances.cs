namespace Perennial.Drift.Selection;

/// <summary>How far the current rows of a column are from the reference, or how far such figures may be off. None has a p-value; noise alone
/// makes each larger than 0.</summary>
/// <param name="JensenShannon">Base 2, 0 to 1.</param>
/// <param name="PopulationStability">Stability index in nats, 0 or more.</param>
public sealed record ColumnDistances(double? JensenShannon, double? PopulationStability)
{
    /// <summary>What noise alone gives for the stability index; null where it is not known.</summary>
    public double? PopulationStabilityWithoutDrift { get; init; }

    /// <summary>Earth mover's distance in the unit of the column; null for categories.</summary>
    public double? Wasserstein { get; init; }

    /// <summary>The same in standard deviations of the reference; null for categories and for a constant reference.</summary>
    public double? NormalizedWasserstein { get; init; }

    /// <summary>Energy distance, in the root of the unit; null for categories and sketches.</summary>
    public double? Energy { get; init; }

    /// <summary>Hellinger distance, 0 to 1; null for sketches.</summary>
    public double? Hellinger { get; init; }

    /// <summary>Half the sum of the differences of shares, 0 to 1; null for sketches.</summary>
    public double? TotalVariation { get; init; }

    /// <summary>Largest difference of a share, 0 to 1; null for sketches.</summary>
    public double? LInfinity { get; init; }

    /// <summary>Divergence of the current rows from the reference, in nats; null for sketches.</summary>
    public double? KullbackLeibler { get; init; }
}
