namespace Perennial.Drift.Unlabelled;

/// <summary>How an estimate under shift was made.</summary>
public enum ShiftForm
{
    /// <summary>The reference was reweighted to look like the current rows: PAPE.</summary>
    Reweighted,

    /// <summary>Too little of the reference looks like the current rows; the calibration saw the features instead.</summary>
    CovariateCalibrated,

    /// <summary>Too little of the reference looks like the current rows, and features tell no more than the score: plain CBPE.</summary>
    Plain,
}
