using System.Globalization;
using System.Text.Json;
using Perennial.Adapters.Flavours;
using Perennial.Adapters.Processes;
using Perennial.Registry;
using Perennial.Terms;

namespace Perennial.Adapters.Commands;

/// <summary>Scores by a program that gets rows as lines of JSON on its standard input and writes an answer per line: a number, or a JSON list of them.</summary>
/// <remarks>Every call starts the program once, under a supervisor; what the artifact holds is in the folder MODEL_DIR names.</remarks>
internal sealed class CommandPredictor(
    ScorerList scorers, string name, IReadOnlyList<FeatureDeclaration> features, ArtifactDescription description, IReadOnlyDictionary<string, byte[]> files) : IPredictor
{
    private const long MemoryLimitBytes = 4L << 30;
    private static readonly TimeSpan TimeLimit = TimeSpan.FromMinutes(10);
    private static long _calls;
    private volatile bool _isDisposed;
    private long _memoryBytes;

    /// <inheritdoc/>
    /// <remarks>The most that the program took when it was called last.</remarks>
    public long? MemoryBytes => Interlocked.Read(ref _memoryBytes) is > 0 and var bytes ? bytes : null;

    /// <inheritdoc/>
    public double[] Score(IReadOnlyList<object?> values) => Score(RowTable.Of(features, values));

    /// <inheritdoc/>
    public double[] ScoreAll(IReadOnlyList<IReadOnlyList<object?>> requests) => Score(RowTable.Of(features, requests));

    /// <inheritdoc/>
    public double[] Score(FeatureTable table)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        if (table.Rows == 0)
        {
            return [];
        }

        var folder = new TrainerFolder(Path.Combine(scorers.Scratch, $"score-{Environment.ProcessId}-{Interlocked.Increment(ref _calls)}"));
        try
        {
            LayOut(folder, table);
            string[] shell = ["/bin/sh", "-c", "MODEL_DIR=\"$PWD/model\" exec \"$@\" < rows.ndjson > answers", "sh", .. scorers.Find(name)];
            SupervisedCall call = new(scorers.Executable, folder, shell);
            SupervisorStatus? status = call.Start(TimeLimit, MemoryLimitBytes);
            Interlocked.Exchange(ref _memoryBytes, status?.PeakMemoryBytes ?? 0);
            call.Demand($"The scorer '{name}'", status);
            return Read(Path.Combine(folder.Root, "answers"), table.Rows);
        }
        finally
        {
            Directory.Delete(folder.Root, recursive: true);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _isDisposed = true;

    private void LayOut(TrainerFolder folder, FeatureTable table)
    {
        Directory.CreateDirectory(folder.Model);
        foreach ((string file, byte[] content) in files)
        {
            string path = Path.Combine(folder.Model, file);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, content);
        }

        File.WriteAllLines(Path.Combine(folder.Root, "rows.ndjson"), Enumerable.Range(0, table.Rows).Select(row =>
            $"{{{string.Join(", ", features.Select((feature, at) => $"{Json(feature.Name)}: {Cell(table, feature, at, row)}"))}}}"));
    }

    private static string Cell(FeatureTable table, FeatureDeclaration feature, int column, int row) => feature.Type == FeatureType.Numeric
        ? double.IsFinite(table.Numbers(column)[row]) ? table.Numbers(column)[row].ToString("R", CultureInfo.InvariantCulture) : "null"
        : table.Texts(column)[row] is { } text ? Json(text) : "null";

    private static string Json(string text) => $"\"{JsonEncodedText.Encode(text)}\"";

    private double[] Read(string file, int rows)
    {
        string[] lines = [.. File.ReadLines(file).Where(line => line.Length > 0)];
        if (lines.Length != rows)
        {
            throw new FaultException($"The scorer '{name}' answered {lines.Length} of {rows} rows. It writes one line for each row, and nothing else, to its standard output.");
        }

        return [.. lines.SelectMany((line, row) => Numbers(line) is var numbers && numbers.Length == description.Width ? numbers : throw new FaultException(
            $"The scorer '{name}' answered row {row + 1} by '{line}'. An answer is {(description.Width == 1 ? "a number" : $"a JSON list of {description.Width} numbers")}."))];
    }

    private static double[] Numbers(string line) =>
        [.. line.Trim().Trim('[', ']').Split(',').Select(part => double.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : double.NaN)];
}
