using System.Text.Json;
using Perennial.Simulation.Backtest;
using Perennial.Terms;

namespace Perennial.App.Commands;

/// <summary>A staleness matrix in a file, and what stands beside it: <c>NAME.csv</c>, and <c>NAME.json</c> with <c>batch</c> (rows) and <c>window</c> (batches).</summary>
internal static class MatrixFile
{
    private const long UsualRows = 100;

    /// <summary>Reads it.</summary>
    /// <param name="path">The file of cells.</param>
    /// <param name="rows">Rows in a batch; null for what stands beside it, else 100.</param>
    /// <param name="window">Batches in a window; null for what stands beside it, else what the first known row tells.</param>
    public static StalenessMatrix Read(string path, long? rows, int? window)
    {
        if (!File.Exists(path))
        {
            throw new FaultException($"--matrix '{path}' does not exist. Name a CSV file: a line for every batch that a version was trained up to, a cell for every batch that it was measured on, nan where there is none.");
        }

        var beside = Beside(Path.ChangeExtension(path, ".json"));
        try
        {
            return StalenessMatrix.Parse(File.ReadAllText(path), rows ?? beside?.Batch ?? UsualRows, window ?? beside?.Window);
        }
        catch (FaultException fault)
        {
            throw new FaultException($"{path}: {fault.Message}", fault);
        }
    }

    private static MatrixNote? Beside(string path)
    {
        try
        {
            return File.Exists(path) ? JsonSerializer.Deserialize<MatrixNote>(File.ReadAllText(path), JsonSerializerOptions.Web) : null;
        }
        catch (JsonException fault)
        {
            throw new FaultException($"{path} is not as it must be: {fault.Message} It holds \"batch\", the rows in a batch, and \"window\", the batches in a window; both may be left out.", fault);
        }
    }
}
