using Perennial.Log;
using Perennial.Registry;
using Perennial.Terms;

namespace Perennial.Monitor;

/// <summary>What windows are compared with: the champion's own training and validation rows, and its scores on the latter.</summary>
/// <param name="Version">The champion.</param>
/// <param name="Features">By feature, in the signature's order.</param>
/// <param name="Score">Its scores on rows that it was not trained on.</param>
/// <param name="RowsPerDay">Mean rows per day.</param>
public sealed record Reference(int Version, IReadOnlyList<ReferenceColumn> Features, ReferenceColumn Score, double RowsPerDay)
{
    /// <summary>Reads the reference of <paramref name="version"/> from the log.</summary>
    public static Reference Of(ModelDeclaration model, ModelVersion version, PredictionLog log, LogState state, IPredictor predictor)
    {
        using var window = log.Open(model, state, new WindowQuery(version.TrainedFrom, version.JudgedTo, version.AsOf));
        var features = FeatureTable.Of(model.Features, window.Rows, window.Numbers, window.Texts);
        var cut = version.TrainedTo.ToUnixTimeSeconds();
        var occurred = window.Numbers(WindowColumns.Occurred);
        int[] unseen = [.. Enumerable.Range(0, window.Rows).Where(row => occurred[row] >= cut)];
        var days = (version.JudgedTo - version.TrainedFrom).TotalDays;
        return new Reference(
            version.Number,
            [.. features.Columns.Select(column => column is double[] numbers ? ReferenceColumn.Of(numbers) : ReferenceColumn.Of((string?[])column))],
            ReferenceColumn.Of(predictor.Score(features.Pick(unseen))),
            window.Rows / days);
    }
}
