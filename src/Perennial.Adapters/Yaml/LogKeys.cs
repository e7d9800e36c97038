using Perennial.Terms;
using static Perennial.Adapters.Yaml.ModelKeys;

namespace Perennial.Adapters.Yaml;

/// <summary>How the log is kept.</summary>
internal static class LogKeys
{
    /// <summary>What <c>log.keep</c> may say.</summary>
    public const string Positives = "positives";

    public static IReadOnlyList<ModelKey> All { get; } =
    [
        Section("log", "{ retain: 400d }", "How the log is kept."),
        Value("log.answers", Choice.Of<AnswerLogging>(), Choice.WordOf(AnswerLogging.Durable),
            "When an answer may be given that leaves a row: `durable`, when the row survives a kill; `buffered`, at once, while rows wait in memory, in a bounded number, and a kill may lose them. The answer says which."),
        Value("log.retain", new Duration(TimeSpan.FromDays(1)), null,
            "How long rows are kept and trained on; longer where a champion, a run or a rollout still needs them. Absent, for good."),
        Value("log.sample", new Number { Above = 0, AtMost = 1 }, null,
            "The share of the answers given here that leave a row, drawn by prediction id. `columns.weight` then says for how many each row stands. Absent, all of them."),
        Value("log.keep", Choice.Of([Positives]), null,
            "With `log.sample`: every answer at or above `costs.decide_at` leaves a row, with its own weight, and only the others are sampled."),
    ];

    /// <summary>The options; null where nothing but defaults is written.</summary>
    public static LogOptions? Options(ModelFileValues values)
    {
        LogOptions options = new()
        {
            Answers = values.Get<AnswerLogging>("log.answers") is AnswerLogging.Buffered ? AnswerLogging.Buffered : null,
            Retain = values.Optional<TimeSpan>("log.retain"),
            Sample = values.Optional<double>("log.sample"),
            KeepPositives = values.Has("log.keep") ? true : null,
        };
        return options == new LogOptions() ? null : options;
    }

    /// <summary>The options in the words of the file.</summary>
    public static IEnumerable<(string Key, string? Text)> Text(LogOptions? log) =>
    [
        ("log.answers", Choice.WordOf(log?.Answers ?? AnswerLogging.Durable)),
        ("log.retain", log?.Retain is { } retain ? Durations.Format(retain) : null),
        ("log.sample", log?.Sample?.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        ("log.keep", log?.KeepPositives == true ? Positives : null),
    ];
}
