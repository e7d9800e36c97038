namespace Perennial.Drift.Sketches;

/// <summary>What bytes hold. Numbers are part of the format: never reused.</summary>
internal enum SketchKind : byte
{
    Moments = 1,
    Quantiles = 2,
    Distinct = 3,
    Frequent = 4,
    NumberColumn = 5,
    CategoryColumn = 6,
}
