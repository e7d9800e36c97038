using Perennial.Log;
using Perennial.Registry;
using Perennial.Terms;

namespace Perennial.Monitor;

/// <summary>What windows are compared with: the champion's own training and validation rows, and its scores on the latter.</summary>
/// <param name="Version">The champion.</param>
/// <param name="Features">By feature, in the signature's order.</param>
/// <param name="Score">Its scores on rows that it was not trained on.</param>
/// <param name="RowsPerDay">Mean rows per day; 0 where its rows have expired.</param>
public sealed record Reference(int Version, IReadOnlyList<ReferenceColumn> Features, ReferenceColumn Score, double RowsPerDay)
{
    /// <summary>What the champion takes, in order.</summary>
    public required IReadOnlyList<FeatureDeclaration> Signature { get; init; }

    /// <summary>Which days of a period its scores are of, where they are not of all: a window is compared on these alone. Null where they are of all.</summary>
    public IReadOnlySet<int>? ScoredPhases { get; init; }

    /// <summary>Days of a period, counted from a fixed day.</summary>
    public int PeriodDays { get; init; } = CalendarOptions.LeastWindowDays;

    /// <summary>Reads the reference of <paramref name="version"/> from the log, without the days that a window is not to be compared with.</summary>
    public static Reference Of(
        ModelDeclaration model, ModelVersion version, PredictionLog log, LogState state, IPredictor predictor, IReadOnlyList<DateOnly>? leftOut = null)
    {
        var without = (version.Without ?? []).Union(leftOut ?? []).ToHashSet();
        using var window = log.Open(model, state, new WindowQuery(version.TrainedFrom, version.JudgedTo, version.AsOf) { Without = without }, version);
        var features = WindowFeatures.Of(window, version.Features);
        var cut = version.TrainedTo.ToUnixTimeSeconds();
        var occurred = window.Numbers(WindowColumns.Occurred);
        int[] unseen = [.. Enumerable.Range(0, window.Rows).Where(row => occurred[row] >= cut)];
        var first = version.TrainedFrom < state.ExpiredTo ? state.ExpiredTo : version.TrainedFrom;
        var days = (version.JudgedTo - first).TotalDays - (leftOut?.Count(day => Days.Start(day) >= first) ?? 0);
        return new Reference(
            version.Number,
            [.. features.Columns.Select(column => column is double[] numbers ? ReferenceColumn.Of(numbers) : ReferenceColumn.Of((string?[])column))],
            ScoreColumn(model, unseen.Length == 0 ? [] : predictor.Score(features.Pick(unseen))),
            days > 0 ? window.Rows / days : 0)
        {
            Signature = version.Features,
            ScoredPhases = Phases(occurred, unseen, model.Calendar.WindowDays),
            PeriodDays = model.Calendar.WindowDays,
        };
    }

    /// <summary>The day of a row within a period.</summary>
    internal static int Phase(double occurred, int period) => (int)(Math.Floor(occurred / TimeSpan.SecondsPerDay) % period);

    private static HashSet<int>? Phases(double[] occurred, int[] rows, int period) =>
        rows.Select(row => Phase(occurred[row], period)).ToHashSet() is var phases && phases.Count < period ? phases : null;

    /// <summary>The answers themselves, or the likeliest classes where an answer has several numbers.</summary>
    internal static ReferenceColumn ScoreColumn(ModelDeclaration model, double[] answers) => model.Task == TaskKind.Multiclass
        ? ReferenceColumn.Of([.. answers.Chunk(model.AnswerWidth).Select(answer => ClassName(model, Answers.AsNumber(answer)))])
        : ReferenceColumn.Of(answers);

    internal static string? ClassName(ModelDeclaration model, double place) => double.IsNaN(place) ? null : model.Label.Classes![(int)place];
}
