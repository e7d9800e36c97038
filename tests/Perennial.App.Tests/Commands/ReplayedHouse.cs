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

    public string Data => Path.Combine(root, "data");

    /// <summary>Replays the weeks.</summary>
    /// <param name="train">Further lines of the section on training.</param>
    public async Task<(int Code, string Out, string Error)> ReplayAsync(string train = "")
    {
        var model = Path.Combine(root, "model.yaml");
        await File.WriteAllTextAsync(model, await HurriedModelAsync(train));
        var history = Path.Combine(root, "history.parquet");
        using (var duck = new DuckDBConnection("DataSource=:memory:"))
        {
            await duck.OpenAsync();
            using var copy = duck.CreateCommand();
            copy.CommandText = $"COPY (SELECT * FROM '{Sample("flights-2001.parquet")}' WHERE date < '{Before}' ORDER BY date) TO '{history}' (FORMAT parquet)";
            await copy.ExecuteNonQueryAsync();
        }

        return await RunAsync("replay", "-f", model, "--history", history);
    }

    /// <summary>The sample's model file, for a first version after eight days, cheap retrains and short stages.</summary>
    /// <param name="train">Further lines of the section on training.</param>
    public static async Task<string> HurriedModelAsync(string train = "")
    {
        var text = await File.ReadAllTextAsync(Sample("model.yaml"));
        return text
            .Replace("  first: 14d", $"  parameters: {{ num_iterations: 20 }}\n{train}  first: 8d", StringComparison.Ordinal)
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
    public static string Sample(string file)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Perennial.slnx")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder.FullName, "samples", "flights", file);
    }
}
