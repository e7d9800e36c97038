using System.Diagnostics;
using System.Globalization;
using DuckDB.NET.Data;
using Microsoft.Data.Sqlite;

namespace Perennial.App.Tests.Commands;

/// <summary>A data folder that the real program wrote: the first weeks of the sample, replayed. Gone after the test.</summary>
internal sealed class ReplayedHouse : IDisposable
{
    private const string Before = "2001-01-23";

    private readonly string root = Directory.CreateTempSubdirectory("perennial-replayed-").FullName;

    /// <summary>A network of PyTorch that takes three numbers from 0 to 1.</summary>
    public static string Network { get; } = InCheckout("tests", "Perennial.Adapters.Tests", "Onnx", "Networks", "sigmoid.onnx");

    public string Data => Path.Combine(root, "data");

    /// <summary>Replays the weeks.</summary>
    /// <param name="train">Further lines of the section on training.</param>
    /// <param name="trainer">What trains.</param>
    /// <param name="parameters">Its parameters.</param>
    /// <param name="late">Whether one label of twenty comes five days late, when the days after it were trained on.</param>
    /// <param name="numbers">Whether the model takes three numbers from 0 to about 1, and no categories.</param>
    public async Task<(int Code, string Out, string Error)> ReplayAsync(
        string train = "", string trainer = "lightgbm", string parameters = "num_iterations: 20", bool late = false, bool numbers = false)
    {
        var model = Path.Combine(root, "model.yaml");
        await File.WriteAllTextAsync(model, await HurriedModelAsync(train, trainer, parameters, numbers));
        var history = Path.Combine(root, "history.parquet");
        using (var duck = new DuckDBConnection("DataSource=:memory:"))
        {
            await duck.OpenAsync();
            using var copy = duck.CreateCommand();
            var changed = (numbers ? " REPLACE (departure_minute / 1440.0 AS departure_minute, weekday / 7.0 AS weekday, distance / 3000.0 AS distance)" : string.Empty)
                + (late ? ", date + to_days(CASE WHEN flight % 20 = 0 THEN 6 ELSE 1 END) AS _label_at" : string.Empty);
            copy.CommandText = $"COPY (SELECT *{changed} FROM '{Sample("flights-2001.parquet")}' WHERE date < '{Before}' ORDER BY date) TO '{history}' (FORMAT parquet)";
            await copy.ExecuteNonQueryAsync();
        }

        return await RunAsync("replay", "-f", model, "--history", history);
    }

    /// <summary>The sample's model file, for a first version after eight days, cheap retrains and short stages.</summary>
    /// <param name="train">Further lines of the section on training.</param>
    /// <param name="trainer">What trains.</param>
    /// <param name="parameters">Its parameters.</param>
    /// <param name="numbers">Whether the model takes no categories.</param>
    public static async Task<string> HurriedModelAsync(
        string train = "", string trainer = "lightgbm", string parameters = "num_iterations: 20", bool numbers = false)
    {
        var text = await File.ReadAllTextAsync(Sample("model.yaml"));
        text = numbers ? text.Replace("  - { name: origin, type: categorical }\n  - { name: destination, type: categorical }\n", string.Empty, StringComparison.Ordinal) : text;
        return text
            .Replace("trainer: lightgbm", "trainer: " + trainer, StringComparison.Ordinal)
            .Replace("  first: 14d", $"  parameters: {{ {parameters} }}\n{train}  first: 8d", StringComparison.Ordinal)
            .Replace("window: expanding", train.Contains("window:", StringComparison.Ordinal) ? "# window below" : "window: expanding", StringComparison.Ordinal)
            .Replace("retrain: 25", "retrain: 2", StringComparison.Ordinal)
            .Replace("at_least: 2000 examples", "at_least: 500 examples", StringComparison.Ordinal)
            .Replace("at_most: 7d", "at_most: 3d", StringComparison.Ordinal);
    }

    /// <summary>Runs the program as a process.</summary>
    public async Task<(int Code, string Out, string Error)> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Composition).Assembly.Location, .. arguments, "--data", Data])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = root,
        };
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }

    /// <summary>Flips the lowest bit of the byte in the middle of the first file of a kind.</summary>
    public string FlipByteOf(string kind)
    {
        var file = Directory.EnumerateFiles(Path.Combine(Data, "blobs", kind), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).First();
        var bytes = File.ReadAllBytes(file);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(file, bytes);
        return file;
    }

    /// <summary>Changes one digit of the first measured cohort.</summary>
    public long ChangeEvent()
    {
        using var journal = new SqliteConnection($"Data Source={Path.Combine(Data, "journal.db")};Pooling=False");
        journal.Open();
        using var command = journal.CreateCommand();
        command.CommandText =
            """
            UPDATE events SET facts = replace(facts, '"labelled":1', '"labelled":2')
            WHERE version = (SELECT min(version) FROM events WHERE type = 'cohort-measured') RETURNING version
            """;
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    /// <summary>The path of a file of the sample.</summary>
    public static string Sample(string file) => InCheckout("samples", "flights", file);

    private static string InCheckout(params string[] path)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Perennial.slnx")))
        {
            folder = folder.Parent;
        }

        return Path.Combine([folder.FullName, .. path]);
    }
}
