using Perennial.Simulation.Streams;

namespace Perennial.Proofs;

/// <summary>The histories that the proof replays: public data first, then what is synthetic.</summary>
public static class HistoryTrials
{
    private static readonly DateTimeOffset Start = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Day = DateOnly.FromDateTime(Start.UtcDateTime);

    private static HistoryClaim NeverRetrains { get; } = new("nothing is trained after the first version", run => run.Facts.Retrains == 0);

    private static HistoryClaim CheaperThanNever { get; } = new("it costs less than never retraining", run => run.Costs.Perennial < run.Costs.Never);

    private static HistoryClaim OnlyEvents { get; } = new(
        "every matured payment is labelled, and as many are positive as labels arrived",
        run => run.Facts.Cohorts.Where(one => one.Outage != true).All(one => one.Labelled == one.Rows && one.Positives == one.Arrived));

    private static HistoryClaim Covered { get; } = new(
        "labels are counted by version and action, and there are fewer than rows",
        run => run.Facts.Cohorts.Where(one => one.Served is not null).All(one => one.Coverage!.Sum(part => part.Labelled) < one.Coverage!.Sum(part => part.Rows)));

    private static HistoryClaim Weighed { get; } = new(
        "loans given by chance stand for those refused",
        run => run.Facts.Cohorts.Where(one => one.Labelled > 0).All(one => one.LabelledWeight > one.Labelled));

    /// <summary>All of them.</summary>
    public static IReadOnlyList<HistoryTrial> All { get; } =
    [
        new("usenet", new HistoryClaim("a stored version is taken back at least once", run => run.Facts.TakenBack > 0)) { Source = "usenet1.csv.gz" },
        new("bike", Saves(0.5)) { Source = "bike_sharing_hour.csv.gz" },
        new("sea", CheaperThanNever, Saves(0.3), RetrainsWithin(50, 75)) { Source = "sea_50k.csv.gz" },
        new("multiclass", CheaperThanNever, RetrainsWithin(40, 60)) { Stream = new MulticlassStream(Of(120, 1_000)) },
        new("stores", CheaperThanNever) { Stream = new StoreStream(Of(180, 240)) },
        new("lender", Covered, Weighed) { Stream = new LenderStream(Of(150, 500)) },
        new("acs", NeverRetrains) { Source = "acs_employment_ma_2015_2018.csv.gz" },
        new("fraud", OnlyEvents, RetrainsWithin(91, 180)) { Stream = new FraudStream(Of(180, 3_000)) },
        new("flights-delay") { Source = "flights-3m.parquet" },
    ];

    private static StreamOptions Of(int days, int dayRows) => new(1, Start, days, dayRows);

    private static HistoryClaim Saves(double ratio) => new(
        FormattableString.Invariant($"at least {ratio} of what the cheapest schedule in hindsight saves is saved"), run => run.Costs.SavedRatio >= ratio);

    /// <summary>Days from 0.</summary>
    private static HistoryClaim RetrainsWithin(int from, int to) => new(
        FormattableString.Invariant($"a training begins on the days {from} to {to}"),
        run => run.Facts.RunDays.Any(day => day >= Day.AddDays(from) && day <= Day.AddDays(to)));
}
