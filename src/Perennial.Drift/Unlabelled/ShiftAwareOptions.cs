namespace Perennial.Drift.Unlabelled;

/// <summary>Settings of the estimate under shift.</summary>
public sealed record ShiftAwareOptions
{
    /// <summary>Forms whose probabilities are averaged, one or more; default the two that did best together on eight sets of data under strong shift.
    /// <see cref="ShiftForm.Reweighted"/> alone is PAPE as published.</summary>
    public IReadOnlyList<ShiftForm> Forms { get; init => field = Checked(value); } =
        [ShiftForm.Tempered, ShiftForm.Splines];

    /// <summary>Least score that the model decides yes on; default 0.5.</summary>
    public double Threshold { get; init => field = Require.NotNaN(value, nameof(Threshold)); } = 0.5;

    /// <summary>Learner of the density ratio; default <see cref="SplineLogistic.Fit"/>.</summary>
    public ClassifierFit? Classifier { get; init; }

    /// <summary>Fits the calibration of the score alone; default isotonic.</summary>
    public CalibrationFit? Calibration { get; init; }

    private static IReadOnlyList<ShiftForm> Checked(IReadOnlyList<ShiftForm> forms) => forms is { Count: > 0 } && forms.All(Enum.IsDefined)
        ? forms
        : throw new ArgumentException($"Forms is [{string.Join(", ", forms ?? [])}]; at least one is needed, of {string.Join(", ", Enum.GetNames<ShiftForm>())}.", nameof(forms));
}
