namespace Perennial.Terms;

/// <summary>How a version is made.</summary>
public sealed record TrainOptions
{
    /// <summary>The trainer's name. The default is <c>lightgbm</c>.</summary>
    public string Trainer { get; init; } = "lightgbm";

    /// <summary>Handed to the trainer as they are, by name.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();

    /// <summary>How a successor comes from its champion. The default is from scratch.</summary>
    public TrainingStrategy Strategy { get; init; } = TrainingStrategy.Full;

    /// <summary>How far back the rows reach. The default is everything there is.</summary>
    public TrainingWindow Window { get => Sliding is null ? field : TrainingWindow.Sliding; init; } = TrainingWindow.Expanding;

    /// <summary>The stretch of time of a sliding window; null where the window is another. The default is null.</summary>
    public TimeSpan? Sliding { get; init; }

    /// <summary>A row this old weighs half of the newest; null weighs all the same. The default is null.</summary>
    public TimeSpan? HalfLife { get; init; }

    /// <summary>Whether the rows of every class weigh the same in sum. The default is false.</summary>
    public bool Balanced { get; init; }

    /// <summary>Rows that the champion knows, for each new one, in an incremental training or a fine-tuning; at least 0. The default is 0.25.</summary>
    public double Rehearsal { get; init; } = 0.25;

    /// <summary>Time between the rows to train on and those to judge by; null for the horizon, or none where none is declared. The default is null.</summary>
    public TimeSpan? Gap { get; init; }

    /// <summary>The newest stretch of the rows that is handed to a command apart, to stop or tune by; null for none. The default is null.</summary>
    public TimeSpan? Validation { get; init; }

    /// <summary>Rows that the first heat of trials is trained on. The default is 20,000.</summary>
    public long TrialRows { get; init; } = 20_000;

    /// <summary>Parameters that are tried before a version is made; null for none. The default is null.</summary>
    public TuneOptions? Tune { get; init; }

    /// <summary>How much history the first version is trained on. The default is 14 days.</summary>
    public TimeSpan First { get; init; } = TimeSpan.FromDays(14);

    /// <summary>Labelled rows below which nothing is trained. The default is 1,000.</summary>
    public long MinimumRows { get; init; } = 1_000;

    /// <summary>Rows of the rarer class below which nothing is trained. The default is 50.</summary>
    public long MinimumPositives { get; init; } = 50;

    /// <summary>Wall time after which a training is ended. The default is one hour.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Resident memory, in bytes, above which a training is ended. The default is 4 GiB.</summary>
    public long MemoryLimitBytes { get; init; } = 4L << 30;

    /// <summary>The seed of everything random in a training. The default is 1.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Whether a later version knows all that an earlier one knew, and more.</summary>
    public bool Grows => Window == TrainingWindow.Expanding && Strategy == TrainingStrategy.Full;

    /// <summary>Whether it is left open how a version is made: then candidates are tried.</summary>
    public bool Open => Strategy == TrainingStrategy.Auto || Window == TrainingWindow.Auto || Tune is not null;

    /// <summary>The first row of a training that ends at <paramref name="to"/>.</summary>
    /// <param name="first">The first row there is.</param>
    /// <param name="to">After the last one.</param>
    public DateTimeOffset From(DateTimeOffset first, DateTimeOffset to) => Sliding is { } span && to - span > first ? to - span : first;
}
