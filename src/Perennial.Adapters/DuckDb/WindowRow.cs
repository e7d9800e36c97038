namespace Perennial.Adapters.DuckDb;

/// <summary>A prediction in a window: where it stands, and what is known of it.</summary>
/// <param name="Segment">Among the window's segments of predictions.</param>
/// <param name="Row">In its segment.</param>
/// <param name="Sequence">Its place in the log.</param>
internal readonly record struct WindowRow(int Segment, int Row, long Sequence)
{
    /// <summary>The newest label; null where none has arrived.</summary>
    public double? Label { get; init; }

    /// <summary>Where the shadow's answer stands among the window's segments of shadows; null where it gave none.</summary>
    public (int Segment, int Row)? Shadow { get; init; }
}
