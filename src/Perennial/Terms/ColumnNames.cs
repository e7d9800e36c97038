namespace Perennial.Terms;

/// <summary>The columns of a history that are neither features nor the label.</summary>
/// <param name="Time">When the prediction was asked for.</param>
/// <param name="Id">What names the prediction; unique.</param>
/// <param name="Entity">What groups predictions that are not independent; null when every row stands alone.</param>
public sealed record ColumnNames(string Time, string Id, string? Entity)
{
    /// <summary>For how many predictions a logged row stands, where only a sample is logged: above 0. Null where every row is logged.</summary>
    public string? Weight { get; init; }
}
