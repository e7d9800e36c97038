namespace Perennial.Drift.Selection;

/// <summary>The tests that a column can be given.</summary>
public enum ColumnTest
{
    /// <summary>Kolmogorov-Smirnov: few numbers, with its exact p, or numbers of which some are infinite.</summary>
    KolmogorovSmirnov,

    /// <summary>Anderson-Darling: numbers.</summary>
    AndersonDarling,

    /// <summary>Kolmogorov-Smirnov on two sketches, at the least distance that their errors leave: more numbers than are held.</summary>
    SketchedKolmogorovSmirnov,

    /// <summary>Pearson's chi-squared over categories, rare ones taken together.</summary>
    ChiSquared,

    /// <summary>Fisher's exact test: rare categories, taken together, against the others.</summary>
    FisherExact,

    /// <summary>Pearson's chi-squared over categories thrown into a fixed number of buckets: more categories than are held.</summary>
    BucketedChiSquared,

    /// <summary>The z test of two proportions.</summary>
    TwoProportionZ,
}
