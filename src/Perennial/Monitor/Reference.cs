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

    /// <summary>Reads the reference of <paramref name="version"/> from the log.</summary>
    public static Reference Of(ModelDeclaration model, ModelVersion version, PredictionLog log, LogState state, IPredictor predictor)
    {
        using var window = log.Open(model, state, new WindowQuery(version.TrainedFrom, version.JudgedTo, version.AsOf) { Without = version.Without ?? [] }, version);
        var features = WindowFeatures.Of(window, version.Features);
        var cut = version.TrainedTo.ToUnixTimeSeconds();
        var occurred = window.Numbers(WindowColumns.Occurred);
        int[] unseen = [.. Enumerable.Range(0, window.Rows).Where(row => occurred[row] >= cut)];
        var days = (version.JudgedTo - (version.TrainedFrom < state.ExpiredTo ? state.ExpiredTo : version.TrainedFrom)).TotalDays;
        return new Reference(
            version.Number,
            [.. features.Columns.Select(column => column is double[] numbers ? ReferenceColumn.Of(numbers) : ReferenceColumn.Of((string?[])column))],
            ScoreColumn(model, unseen.Length == 0 ? [] : predictor.Score(features.Pick(unseen))),
            days > 0 ? window.Rows / days : 0)
        {
            Signature = version.Features,
        };
    }

    /// <summary>The answers themselves, or the likeliest classes where an answer has several numbers.</summary>
    internal static ReferenceColumn ScoreColumn(ModelDeclaration model, double[] answers) => model.Task == TaskKind.Multiclass
        ? ReferenceColumn.Of([.. answers.Chunk(model.AnswerWidth).Select(answer => ClassName(model, Answers.AsNumber(answer)))])
        : ReferenceColumn.Of(answers);

    internal static string? ClassName(ModelDeclaration model, double place) => double.IsNaN(place) ? null : model.Label.Classes![(int)place];
}
