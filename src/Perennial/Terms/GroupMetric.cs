namespace Perennial.Terms;

/// <summary>What is compared between groups.</summary>
public enum GroupMetric
{
    /// <summary>Share acted on. Its difference is the demographic parity difference.</summary>
    SelectionRate,

    /// <summary>Share of the positives acted on. Its difference is the equal opportunity difference.</summary>
    TruePositiveRate,

    /// <summary>Share of the negatives acted on. With the true positive rate it makes the equalized odds.</summary>
    FalsePositiveRate,

    /// <summary>Share decided right.</summary>
    Accuracy,

    /// <summary>Mean answer less mean label.</summary>
    Calibration,

    /// <summary>Mean loss, by the declared metric.</summary>
    Loss,
}
