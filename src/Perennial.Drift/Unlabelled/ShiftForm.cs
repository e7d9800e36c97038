namespace Perennial.Drift.Unlabelled;

/// <summary>A way to the probability of yes of rows whose features have moved.</summary>
public enum ShiftForm
{
    /// <summary>Calibrated on the reference as it is: CBPE.</summary>
    Plain,

    /// <summary>Calibrated on the reference reweighted to look like the current rows: PAPE, as it was published.</summary>
    Reweighted,

    /// <summary>PAPE with weights flattened until the reference is worth as many rows as are current.</summary>
    Tempered,

    /// <summary>A calibration that sees the features as straight lines.</summary>
    Lines,

    /// <summary>A calibration that sees the features as splines.</summary>
    Splines,
}
