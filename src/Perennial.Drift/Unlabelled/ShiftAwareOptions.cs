namespace Perennial.Drift.Unlabelled;

/// <summary>Settings of the estimate under shift.</summary>
public sealed record ShiftAwareOptions
{
    private const int MostGroups = 20;

    /// <summary>Forms whose probabilities are averaged, one or more; default the three whose mean was never much worse than CBPE on eight sets of data, nor
    /// on a ninth. <see cref="ShiftForm.Reweighted"/> alone is PAPE as published.</summary>
    public IReadOnlyList<ShiftForm> Forms { get; init => field = Checked(value); } =
        [ShiftForm.Plain, ShiftForm.Tempered, ShiftForm.Splines];

    /// <summary>Groups of a jackknife whose variance says how far the mean may go from CBPE, 2 to 20, each of which fits all forms once more;
    /// default 0: it goes all the way.</summary>
    public int Groups { get; init => field = Allowed(value); }

    /// <summary>Least score that the model decides yes on; default 0.5.</summary>
    public double Threshold { get; init => field = Require.NotNaN(value, nameof(Threshold)); } = 0.5;

    /// <summary>Learner of the density ratio; default <see cref="SplineLogistic.Fit"/>.</summary>
    public ClassifierFit? Classifier { get; init; }

    /// <summary>Fits the calibration of the score alone; default isotonic.</summary>
    public CalibrationFit? Calibration { get; init; }

    private static int Allowed(int groups) => groups is 0 or (>= 2 and <= MostGroups)
        ? groups
        : throw new ArgumentException($"Groups is {groups}; 0, or 2 to {MostGroups} are allowed.", nameof(groups));

    private static IReadOnlyList<ShiftForm> Checked(IReadOnlyList<ShiftForm> forms) => forms is { Count: > 0 } && forms.All(Enum.IsDefined)
        ? forms
        : throw new ArgumentException($"Forms is [{string.Join(", ", forms ?? [])}]; at least one is needed, of {string.Join(", ", Enum.GetNames<ShiftForm>())}.", nameof(forms));
}
