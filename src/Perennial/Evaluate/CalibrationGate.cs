using System.Globalization;
using Perennial.Terms;

namespace Perennial.Evaluate;

/// <summary>Whether probabilities hold what they promise, within the declared error.</summary>
/// <remarks>The expected calibration error in ten bins, by a bootstrap over clusters; too little to say stops nothing.</remarks>
internal static class CalibrationGate
{
    /// <summary>What the verdict is called.</summary>
    public const string Name = "calibration";

    /// <summary>Judges a version; null where no limit is declared, or answers are no probabilities of one event.</summary>
    public static Verdict? Judge(JudgedRows rows, double? most)
    {
        if (most is not { } limit || rows.Model.Task != TaskKind.Binary)
        {
            return null;
        }

        var alone = new JudgedRows(rows.Model, rows.Rows, rows.Challenger, null);
        return RankingComparisons.Calibration(alone) is not { Lower: { } lower, Upper: { } upper } found
            ? Say(Outcome.NotEnoughEvidence, $"{rows.ClusterCount} cluster of rows says nothing about chance", [])
            : Say(
                lower > limit ? Outcome.Fail : upper <= limit ? Outcome.Pass : Outcome.NotEnoughEvidence,
                $"expected calibration error {found.Value:0.0000} ({lower:0.0000} to {upper:0.0000}) over {found.Rows:N0} rows; {limit:0.0000} is allowed",
                new() { ["error"] = found.Value, ["lower"] = lower, ["upper"] = upper, ["max-error"] = limit, ["rows"] = found.Rows });
    }

    private static Verdict Say(Outcome outcome, FormattableString because, SortedDictionary<string, double> figures) =>
        new(Name, outcome, because.ToString(CultureInfo.InvariantCulture), figures);
}
