using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using Perennial.Drift.Selection;
using Perennial.Drift.TwoSample;

namespace Perennial.Proofs;

/// <summary>The same columns, in memory, compared by Perennial.Drift and by scipy and numpy.</summary>
internal static class ScipySpeed
{
    private const int Rows = 1_000_000;
    private const int Columns = 50;
    private const double Wanted = 20;
    private const string Python = "/usr/bin/python3";

    public static async Task<JsonObject> MeasureAsync(TextWriter progress, CancellationToken cancellation)
    {
        using var scratch = new Scratch("report-speed");
        var (first, second) = (Draw(1, 0), Draw(2, 0.01));
        Write(scratch.At("first.f64"), first);
        Write(scratch.At("second.f64"), second);
        Compare(first[0], second[0]);
        var (wall, processor, found) = Timed(first, second);
        await progress.WriteLineAsync($"{Columns} columns of {Rows:N0} rows: {wall:0.00} s, {processor:0.00} s of processor");
        var script = Path.Combine(Checkout.Root, "bench", "Perennial.Proofs", "report_speed.py");
        var run = await Launch.RunAsync(Python, [script, scratch.Root, $"{Rows}", $"{Columns}"], new Dictionary<string, string>(), cancellation);
        return run.ExitCode != 0
            ? new JsonObject { ["held"] = false, ["failed"] = run.Errors.Trim() }
            : Beside(wall, processor, found, JsonNode.Parse(run.Output)!.AsObject());
    }

    private static JsonObject Beside(double wall, double processor, ColumnComparison found, JsonObject scipy)
    {
        var agree = Math.Abs((found.Distances.Wasserstein!.Value / (double)scipy["firstColumn"]!["wasserstein"]!) - 1) < 1e-9
            && Math.Abs(found.Distances.JensenShannon!.Value - (double)scipy["firstColumn"]!["jensenShannon"]!) < 1e-4;
        var (ratio, work) = ((double)scipy["seconds"]! / wall, (double)scipy["processorSeconds"]! / processor);
        return new()
        {
            ["held"] = agree && ratio >= Wanted,
            ["rows"] = Rows, ["columns"] = Columns, ["figuresAgree"] = agree,
            ["perennialSeconds"] = Math.Round(wall, 3), ["perennialProcessorSeconds"] = Math.Round(processor, 3),
            ["scipySeconds"] = Math.Round((double)scipy["seconds"]!, 3), ["scipyProcessorSeconds"] = Math.Round((double)scipy["processorSeconds"]!, 3),
            ["ratio"] = Math.Round(ratio, 1), ["processorRatio"] = Math.Round(work, 1), ["wanted"] = Wanted,
            ["scipy"] = scipy.DeepClone(),
        };
    }

    private static (double Wall, double Processor, ColumnComparison First) Timed(double[][] first, double[][] second)
    {
        var compared = new ColumnComparison[Columns];
        var (clock, before) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        Parallel.For(0, Columns, column => compared[column] = Compare(first[column], second[column]));
        return (clock.Elapsed.TotalSeconds, (Environment.CpuUsage.TotalTime - before).TotalSeconds, compared[0]);
    }

    private static ColumnComparison Compare(double[] first, double[] second) => ColumnComparison.OfNumbers(SortedSample.Of(first), SortedSample.Of(second));

    private static double[][] Draw(int seed, double shift)
    {
        var random = new Random(seed);
        var columns = new double[Columns][];
        for (var column = 0; column < Columns; column++)
        {
            columns[column] = new double[Rows];
            foreach (ref var value in columns[column].AsSpan())
            {
                value = shift + DetectorField.Normal(random);
            }
        }

        return columns;
    }

    private static void Write(string file, double[][] columns)
    {
        using var stream = File.Create(file);
        foreach (var column in columns)
        {
            stream.Write(MemoryMarshal.AsBytes(column.AsSpan()));
        }
    }
}
