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

    /// <summary>Reads the reference of <paramref name="version"/>: the rows of its span without the days that a window is not to be compared with, or for
    /// one from elsewhere those it was trained on, where they were kept.</summary>
    /// <returns>Null before there is anything to hold it against.</returns>
    public static Reference? Of(
        ModelDeclaration model, ModelVersion version, ReferenceSpan? span, PredictionLog log, LogState state, VersionLoader versions, IReadOnlyList<DateOnly>? leftOut = null)
    {
        using var window = span is null ? null : log.Open(
            model, state, new WindowQuery(span.From, span.To, span.AsOf ?? state.Through) { Without = span.Without.Union(leftOut ?? []).ToHashSet() }, version);
        using var training = version.TrainedOn is null ? null : log.OpenTraining(version);
        if ((training ?? window) is not { } rows)
        {
            return null;
        }

        var days = training is not null ? (version.TrainedTo - version.TrainedFrom).TotalDays : Span(version, span!, state, leftOut ?? []);
        var (scores, phases) = window is null ? ([], null) : Scores(model, version, span!, window, versions);
        return new Reference(
            version.Number,
            [.. WindowFeatures.Of(rows, version.Features).Columns.Select(column => column is double[] numbers ? ReferenceColumn.Of(numbers) : ReferenceColumn.Of((string?[])column))],
            ScoreColumn(model, scores),
            days > 0 ? rows.Rows / days : 0)
        {
            Signature = version.Features,
            ScoredPhases = phases,
            PeriodDays = model.Calendar.WindowDays,
        };
    }

    private static double Span(ModelVersion version, ReferenceSpan span, LogState state, IReadOnlyList<DateOnly> leftOut)
    {
        var first = span.From < state.ExpiredTo ? state.ExpiredTo : span.From;
        return version.Elsewhere ? SkillHistory.PeriodDays : (span.To - first).TotalDays - leftOut.Count(day => Days.Start(day) >= first);
    }

    /// <summary>The day of a row within a period.</summary>
    internal static int Phase(double occurred, int period) => (int)(Math.Floor(occurred / TimeSpan.SecondsPerDay) % period);

    private static HashSet<int>? Phases(double[] occurred, int[] rows, int period) =>
        rows.Select(row => Phase(occurred[row], period)).ToHashSet() is var phases && phases.Count < period ? phases : null;

    /// <summary>Its scores on rows that it was not trained on, and their days of the period; what was logged of one that answers elsewhere.</summary>
    private static (double[] Scores, IReadOnlySet<int>? Phases) Scores(ModelDeclaration model, ModelVersion version, ReferenceSpan span, IWindow window, VersionLoader versions)
    {
        var (cut, occurred, by) = (span.ScoredFrom.ToUnixTimeSeconds(), window.Numbers(WindowColumns.Occurred), window.Numbers(WindowColumns.Version));
        int[] rows = [.. Enumerable.Range(0, window.Rows).Where(row => occurred[row] >= cut && (version.Answers || by[row] == version.Number))];
        double[] scores = rows.Length == 0 ? [] : version.Answers
            ? versions.Score(version, WindowFeatures.Of(window, version.Features).Pick(rows))
            : Answers.Pick(Answers.Logged(model, window, WindowColumns.Score, WindowColumns.Class), model.AnswerWidth, rows);
        return (scores, Phases(occurred, rows, model.Calendar.WindowDays));
    }

    /// <summary>The answers themselves, or the likeliest classes where an answer has several numbers.</summary>
    internal static ReferenceColumn ScoreColumn(ModelDeclaration model, double[] answers) => model.Task == TaskKind.Multiclass
        ? ReferenceColumn.Of([.. answers.Chunk(model.AnswerWidth).Select(answer => ClassName(model, Answers.AsNumber(answer)))])
        : ReferenceColumn.Of(answers);

    internal static string? ClassName(ModelDeclaration model, double place) => double.IsNaN(place) ? null : model.Label.Classes![(int)place];
}
