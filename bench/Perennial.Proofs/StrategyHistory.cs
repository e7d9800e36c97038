namespace Perennial.Proofs;

/// <summary>A history that every way of training is tried on, and the calendar by which all of them retrain.</summary>
/// <param name="Name">Of its model's file, and of the SQL that makes it.</param>
/// <param name="Source">The public file it is made of; null for the sample.</param>
/// <param name="Schedule">When it is retrained, as cron says it.</param>
/// <param name="First">How much history the first version gets.</param>
/// <param name="Judge">How much is kept to judge by.</param>
/// <param name="Span">The stretch of a sliding window, and the half life of a row.</param>
public sealed record StrategyHistory(string Name, string? Source, string Schedule, string First, string Judge, string Span)
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<StrategyHistory> All { get; } =
    [
        new("flights", null, "0 0 1,15 * *", "21d", "3d", "42d"),
        new("sea", "sea_50k.csv.gz", "0 0 * * 1", "10d", "3d", "14d"),
        new("bike", "bike_sharing_hour.csv.gz", "0 0 1 * *", "42d", "7d", "84d"),
        new("acs", "acs_employment_ma_2015_2018.csv.gz", "0 0 1,15 * *", "21d", "3d", "42d"),
    ];

    /// <summary>Why it cannot be replayed here; null when it can.</summary>
    public string? Missing => Source is null ? null : HistoryFolder.Missing(Source);

    /// <summary>The model's file to begin with.</summary>
    public string Model => Source is null ? Sample.Model : HistoryFolder.Model(Name);

    /// <summary>Its rows, written into a folder where that was not done.</summary>
    public string Rows(Scratch scratch)
    {
        if (Source is null)
        {
            return Sample.History;
        }

        var file = scratch.At($"{Name}.parquet");
        if (!File.Exists(file))
        {
            HistoryFolder.Derive(Name, Source, file);
        }

        return file;
    }
}
