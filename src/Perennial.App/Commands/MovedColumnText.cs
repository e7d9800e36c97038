using Perennial.Monitor;

namespace Perennial.App.Commands;

/// <summary>A column that has moved, in words.</summary>
internal static class MovedColumnText
{
    /// <summary>How far it has moved, and what that does to the answers.</summary>
    public static string Of(DriftSignal one) => Words.Text(
        $"drift: {one.Column} has moved{(one.Part is { } part ? $" in its {part} values" : string.Empty)} (stability index {one.StabilityIndex:0.###}{Distance(one.Distance)}){New(one.NewRatio)}{Weight(one.Importance)}");

    private static string Distance(ColumnDistance? distance) => distance is null ? string.Empty : Words.Text($", {distance.Name.Replace('-', ' ')} {distance.Value:0.###}");

    private static string New(double? ratio) => ratio is { } share ? Words.Text($", {share:P1} of the rows in new categories") : string.Empty;

    private static string Weight(DriftImportance? importance) => importance switch
    {
        null => string.Empty,
        { Matters: null } => ", how much it matters is not known: nothing here can answer for the version, so columns stand by stability index",
        { Matters: var matters } => Words.Text(
            $", and {(matters == true ? "matters" : "hardly matters")}: it moves the answers by {importance.ScoreChange:0.####}, {importance.ScoreRatio:0.##} of their spread{Loss(importance.LossChange)}"),
    };

    private static string Loss(double? change) => change is { } loss ? Words.Text($", and the estimated loss by {loss:+0.0000;-0.0000;0}") : string.Empty;
}
