using System.Globalization;
using System.Text.Json;
using Perennial.Adapters.Commands;
using Perennial.Registry;
using Perennial.Terms;

namespace Perennial.Adapters.Flavours;

/// <summary>What a measuring process does: loads an artifact, answers requests one by one and in a table, and writes down what that took.</summary>
public static class MeasureJob
{
    private const int MostCalls = 500;
    private const int WarmCalls = 3;
    private static readonly TimeSpan CallTime = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan TableTime = TimeSpan.FromSeconds(0.3);

    /// <summary>Measures what the folder asks for.</summary>
    /// <exception cref="FaultException">It cannot be loaded.</exception>
    public static void Run(string folder)
    {
        MeasureRequest request = JsonSerializer.Deserialize(File.ReadAllText(Path.Combine(folder, MeasureRequest.File)), FlavoursJson.Default.MeasureRequest)!;
        FeatureDeclaration[] features = [.. request.Features.Select(one => new FeatureDeclaration(one.Name, one.Type == "numeric" ? FeatureType.Numeric : FeatureType.Categorical))];
        FeatureTable table = Table(features, request);
        TimeProvider clock = TimeProvider.System;
        long before = Resident("VmRSS:"), began = clock.GetTimestamp();
        using IPredictor predictor = FlavourPredictorSource.Load(request.Artifact, features, new ScorerList(request.Executable, request.Commands, folder));
        predictor.Score(Request(table, 0));
        double load = clock.GetElapsedTime(began).TotalSeconds;
        double[] calls = [.. Calls(predictor, table, clock)];
        double rows = RowsPerSecond(predictor, table, clock);
        var found = new MeasuredRound(before, Resident("VmHWM:"), load, calls, rows);
        File.WriteAllText(Path.Combine(folder, MeasuredRound.File), JsonSerializer.Serialize(found, FlavoursJson.Default.MeasuredRound));
    }

    private static IEnumerable<double> Calls(IPredictor predictor, FeatureTable table, TimeProvider clock)
    {
        long began = clock.GetTimestamp();
        for (int call = 0; call < MostCalls + WarmCalls && (call <= WarmCalls || clock.GetElapsedTime(began) < CallTime); call++)
        {
            object?[] request = Request(table, call % table.Rows);
            long start = clock.GetTimestamp();
            predictor.Score(request);
            double seconds = clock.GetElapsedTime(start).TotalSeconds;
            if (call >= WarmCalls)
            {
                yield return seconds;
            }
        }
    }

    private static double RowsPerSecond(IPredictor predictor, FeatureTable table, TimeProvider clock)
    {
        long rows = 0, start = clock.GetTimestamp();
        do
        {
            rows += predictor.Score(table).Length > 0 ? table.Rows : 0;
        }
        while (clock.GetElapsedTime(start) < TableTime);
        return rows / clock.GetElapsedTime(start).TotalSeconds;
    }

    private static object?[] Request(FeatureTable table, int row) =>
        [.. table.Columns.Select(column => column is double[] numbers ? double.IsNaN(numbers[row]) ? null : (object?)numbers[row] : ((string?[])column)[row])];

    private static FeatureTable Table(FeatureDeclaration[] features, MeasureRequest request)
    {
        var (numbers, texts) = (new Queue<double?[]>(request.Numbers), new Queue<string?[]>(request.Texts));
        Array[] columns = [.. features.Select(feature => feature.Type == FeatureType.Numeric ? (Array)Array.ConvertAll(numbers.Dequeue(), one => one ?? double.NaN) : texts.Dequeue())];
        return new FeatureTable(columns[0].Length, columns) { Features = features };
    }

    /// <summary>A line of the system's record of this process, in bytes.</summary>
    private static long Resident(string line) => File.ReadLines("/proc/self/status").FirstOrDefault(one => one.StartsWith(line, StringComparison.Ordinal)) is { } found
        ? long.Parse(found.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2].Trim(), CultureInfo.InvariantCulture) << 10
        : 0;
}
