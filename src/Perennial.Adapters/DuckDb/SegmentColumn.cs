namespace Perennial.Adapters.DuckDb;

/// <summary>The cells of a column of one segment, under the name by which they are kept.</summary>
internal sealed record SegmentColumn(string Name, Array Cells)
{
    public const string Sequences = "sequence";

    public const string Ids = "id in sixteen bytes";

    public const string Occurred = "microseconds";

    private const int NumberBytes = 8;
    private const int TextBytes = 48;
    private const int KeyBytes = 16;

    /// <summary>Of the array, its name and its place among those kept.</summary>
    private const int OverheadBytes = 200;

    /// <summary>What it takes of memory, about.</summary>
    public long Bytes => OverheadBytes + ((long)Cells.Length * (Cells is IdKey[] ? KeyBytes : Cells is string?[] ? TextBytes : NumberBytes));

    public static string Numbers(string column) => $"{column} as number";

    public static string Texts(string column) => $"{column} as text";
}
