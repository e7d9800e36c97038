using System.Globalization;
using System.Text.Json.Nodes;

namespace Perennial.Proofs;

/// <summary>Where the time of a run went, by the times of the files that its attempt left.</summary>
/// <param name="Attempt">The attempt's folder.</param>
/// <param name="Rows">Rows that were trained on.</param>
/// <param name="Seconds">Of the whole command.</param>
/// <param name="BeforeSeconds">From its start until rows were written: the program's own start, the decision, the dataset, the data gate.</param>
/// <param name="ExportSeconds">Writing rows.</param>
/// <param name="SupervisedSeconds">From the start of the supervisor until it said how the trainer ended.</param>
/// <param name="AfterSeconds">Keeping the artifact, loading it, gates, promotion.</param>
internal sealed record RunParts(string Attempt, long Rows, double Seconds, double BeforeSeconds, double ExportSeconds, double SupervisedSeconds, double AfterSeconds)
{
    /// <summary>Of the newest run in a folder of runs.</summary>
    /// <param name="runs">The folder.</param>
    /// <param name="began">When the command began, in UTC.</param>
    /// <param name="took">How long it took.</param>
    public static RunParts Of(string runs, DateTime began, TimeSpan took)
    {
        var newest = Directory.EnumerateDirectories(runs).MaxBy(folder => int.Parse(Path.GetFileName(folder), CultureInfo.InvariantCulture))!;
        var attempt = Path.Combine(newest, "attempt-1");
        DateTime At(params string[] file) => File.GetLastWriteTimeUtc(Path.Combine([attempt, .. file]));
        var (first, exported) = (At("input", "config", "hyperparameters.json"), At("input", "data", "train", "train.parquet"));
        var ended = At("status.json");
        var metrics = JsonNode.Parse(File.ReadAllText(Path.Combine(attempt, "output", "data", "metrics.json")))!;
        return new RunParts(
            attempt, (long)metrics["rows"]!, took.TotalSeconds, (first - began).TotalSeconds, (exported - first).TotalSeconds, (ended - exported).TotalSeconds, (began + took - ended).TotalSeconds);
    }
}
