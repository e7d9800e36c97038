using System.Globalization;
using Perennial.Drift.Distributions;
using Perennial.Log;
using Perennial.Monitor;
using Perennial.Terms;

namespace Perennial.Evaluate;

/// <summary>Whether the rows as a whole are as before: typed, as many, as new, and labelled alike.</summary>
internal static class FlowCheck
{
    /// <summary>How much older than its maturity the newest labelled row may be. The default is 7 days.</summary>
    public static readonly TimeSpan DefaultFreshness = TimeSpan.FromDays(7);

    /// <summary>The default of <see cref="DataGateOptions.LabelShift"/>: a share, for classes. The default is 0.1.</summary>
    public const double DefaultShift = 0.1;

    /// <summary>The same for a regression, in standard deviations. The default is 0.5.</summary>
    public const double DefaultShiftDeviations = 0.5;

    /// <summary>The confidence with which labels must have moved, beside far enough. The default is 0.99.</summary>
    public const double ShiftConfidence = 0.99;

    private const int LeastDays = 3;

    /// <summary>Values that were of another type when they were sealed; they were taken for missing.</summary>
    public static void Types(FindingList list, LogState log, DateTimeOffset from, DateTimeOffset to, int features)
    {
        var segments = log.Segments.FindAll(segment => segment.Kind == RowKind.Prediction && segment.LastOccurred >= from && segment.FirstOccurred < to);
        var ratio = segments.Count == 0 ? 0 : (double)segments.Sum(segment => segment.Mistyped) / (segments.Sum(segment => segment.Rows) * features);
        if (ratio > QualityMonitor.ToleratedRatio)
        {
            list.Add(DataCheck.Type, null, ratio, QualityMonitor.ToleratedRatio, false,
                $"{ratio:0.####} of all values were not of the declared type and count as missing, {QualityMonitor.ToleratedRatio} is expected", "Send numbers as numbers and names as text, in the order of features");
        }
    }

    /// <summary>How old the newest labelled row is, as of what is sealed.</summary>
    public static void Freshness(FindingList list, ModelDeclaration model, double newest, DateTimeOffset sealedTo)
    {
        var age = sealedTo - DateTimeOffset.FromUnixTimeMilliseconds((long)(newest * 1_000)) - model.Label.MaturesAfter;
        var most = list.Options.Freshness ?? DefaultFreshness;
        if (age > most)
        {
            list.Add(DataCheck.Freshness, null, age.TotalDays, most.TotalDays, list.Options.Freshness is not null,
                $"the newest labelled row is {age.TotalDays:0.#} days older than labels take, {most.TotalDays:0.#} is allowed", "See why labels stopped coming, or raise evaluate.data.freshness");
        }
    }

    /// <summary>Rows a day of the rows since the champion's.</summary>
    public static void Volume(FindingList list, double[] occurred, Expectations before)
    {
        var days = occurred.Select(time => Math.Floor(time / TimeSpan.SecondsPerDay)).Distinct().Count();
        if (days == 0 || before.RowsPerDay <= 0)
        {
            return;
        }

        var (now, most) = ((double)occurred.Length / days, list.Options.Volume ?? QualityMonitor.ToleratedVolumeFactor);
        if (now > before.RowsPerDay * most || now * most < before.RowsPerDay)
        {
            list.Add(DataCheck.Volume, null, now, before.RowsPerDay, list.Options.Volume is not null,
                $"{now:0.#} labelled rows a day since the champion's, which were {before.RowsPerDay:0.#}; a factor of {most:0.##} is allowed", "See what is sent twice or not at all, or raise evaluate.data.volume");
        }
    }

    /// <summary>Whether the labels since the champion's are others: by size, and beyond what days differ by.</summary>
    public static void Labels(FindingList list, ModelDeclaration model, LabelExpectation now, LabelExpectation before)
    {
        if (Math.Min(now.Days, before.Days) < LeastDays || now.Means.Count != before.Means.Count || before.Scale <= 0)
        {
            return;
        }

        var most = list.Options.LabelShift ?? (model.Task == TaskKind.Regression ? DefaultShiftDeviations : DefaultShift);
        for (var place = 0; place < now.Means.Count; place++)
        {
            var shift = (now.Means[place] - before.Means[place]) / before.Scale;
            if (Math.Abs(shift) > most && Math.Abs(shift) * before.Scale > Chance(now, before, place))
            {
                list.Add(DataCheck.LabelShift, null, shift, most, list.Options.LabelShift is not null,
                    $"{What(model, place)} is {now.Means[place]:0.####} since the champion's rows, in those it was {before.Means[place]:0.####}: a shift of {shift:0.####}, {most:0.####} is allowed",
                    "See whether labels mean the same, or raise evaluate.data.label_shift");
            }
        }
    }

    private static double Chance(LabelExpectation now, LabelExpectation before, int place) =>
        StudentT.Quantile((1 + ShiftConfidence) / 2, Math.Min(now.Days, before.Days) - 1)
        * Math.Sqrt((now.Deviations[place] * now.Deviations[place] / now.Days) + (before.Deviations[place] * before.Deviations[place] / before.Days));

    private static string What(ModelDeclaration model, int place) => model.Task switch
    {
        TaskKind.Regression => "the mean label of a day",
        TaskKind.Multiclass => string.Create(CultureInfo.InvariantCulture, $"the share of class '{model.Label.Classes![place]}'"),
        _ => "the share of positives",
    };
}
