using Perennial.Drift.Budget;
using Perennial.Drift.TwoSample;

namespace Perennial.Proofs;

/// <summary>A hundred looks at five correlated columns, each look at new rows: which schemes have alarmed by the last.</summary>
internal static class CalibrationLooks
{
    public const int Looks = 100;
    public const int Streams = 200;
    public const double Spent = 0.05;
    private const int Columns = 5;
    private const int Rows = 60;
    private const int ReferenceRows = 400;

    public static FalseAlarmBudget Budget { get; } = new(500);

    /// <summary>Per scheme the first look that alarmed, or null. From the look of the drift on the first column is shifted.</summary>
    public static Dictionary<string, int?> FirstAlarms(Random random, int? driftFrom, double shift)
    {
        var found = new Dictionary<string, int?>
        {
            ["naive 0.05 per column"] = null, ["budget"] = null, ["budget, one reference for all looks"] = null,
            ["evidence"] = null, ["alpha spending"] = null,
        };
        var detector = new EvidenceDetector(Budget, Columns);
        var reference = CalibrationDraws.Columns(random, Columns, ReferenceRows, 0);
        var fixedReference = reference.Select(column => SortedSample.Of(column)).ToArray();
        for (var look = 1; look <= Looks; look++)
        {
            var current = CalibrationDraws.Columns(random, Columns, Rows, look >= driftFrom ? shift : 0);
            var sorted = current.Select(column => SortedSample.Of(column)).ToArray();

            // Against the reference and all looks before: ranks of new rows among older ones are independent from look to look.
            double[] p = [.. reference.Zip(sorted, (x, y) => KolmogorovSmirnov.Test(SortedSample.Of(x), y).PValue)];
            double[] again = [.. fixedReference.Zip(sorted, (x, y) => KolmogorovSmirnov.Test(x, y).PValue)];
            Note(found, "naive 0.05 per column", look, p.Min() <= 0.05);
            Note(found, "budget", look, Budget.Alarms(p).Contains(true));
            Note(found, "budget, one reference for all looks", look, Budget.Alarms(again).Contains(true));
            Note(found, "evidence", look, detector.Update(p));
            Note(found, "alpha spending", look, p.Min() * Columns <= AlphaSpending.At(look, Spent));
            reference = look >= driftFrom ? reference : [.. reference.Zip(current, (x, y) => x.Concat(y).ToArray())];
        }

        return found;
    }

    /// <summary>The stated chance of a false alarm by the last look; null where none is stated.</summary>
    public static double? Stated(string scheme) => scheme switch
    {
        "naive 0.05 per column" => null,
        "alpha spending" => AlphaSpending.SpentBy(Looks, Spent),
        _ => Budget.MostProbabilityBy(Looks),
    };

    private static void Note(Dictionary<string, int?> found, string scheme, int look, bool alarms) =>
        found[scheme] ??= alarms ? look : null;
}
