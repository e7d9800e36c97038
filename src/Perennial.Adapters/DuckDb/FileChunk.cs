namespace Perennial.Adapters.DuckDb;

/// <summary>Some rows of a file, column by column; the next chunk takes its place.</summary>
/// <param name="Rows">Rows in it.</param>
/// <param name="Numbers">Of every column asked for as numbers its cells, NaN where they are missing.</param>
/// <param name="Texts">Of every column asked for as categories its cells, null where they are missing.</param>
public sealed record FileChunk(int Rows, IReadOnlyList<double[]> Numbers, IReadOnlyList<string?[]> Texts);
