using System.Globalization;
using DuckDB.NET.Data;
using Perennial.Adapters.Yaml;
using Perennial.Terms;

namespace Perennial.Proofs;

/// <summary>A network that PyTorch trains on the first days of a history: what a team has when it begins.</summary>
internal static class PretrainedNetwork
{
    private const string Python = "/usr/bin/python3";

    /// <summary>Makes it, where that was not done.</summary>
    /// <returns>The folder that holds it, or why there is none.</returns>
    public static async Task<(string? Folder, string? Missing)> MakeAsync(StrategyHistory history, Scratch scratch, CancellationToken cancellation)
    {
        var (folder, rows) = (scratch.At($"{history.Name}-network"), scratch.At($"{history.Name}-first.csv"));
        if (Directory.Exists(folder))
        {
            return (folder, null);
        }

        var probe = await Launch.RunAsync(Python, ["-c", "import torch"], new Dictionary<string, string>(), cancellation);
        if (probe.ExitCode != 0)
        {
            return (null, $"{Python} has no PyTorch: apt-get install --no-install-recommends python3-torch");
        }

        var model = ModelFile.Read(history.Model);
        Write(model, history, history.Rows(scratch), rows);
        Directory.CreateDirectory(folder);
        var numeric = string.Join(',', model.Features.Where(feature => feature.Type == FeatureType.Numeric).Select(feature => feature.Name));
        var all = string.Join(',', model.Features.Select(feature => feature.Name));
        var script = Path.Combine(Checkout.Root, "bench", "Perennial.Proofs", "network.py");
        var made = await Launch.RunAsync(Python, [script, rows, all, numeric, model.Label.Name, model.Task == TaskKind.Binary ? "binary" : "regression", folder], new Dictionary<string, string>(), cancellation);
        return made.ExitCode == 0 ? (folder, null) : throw new InvalidOperationException($"{script} ended with {made.ExitCode}: {made.Errors.Trim()}");
    }

    /// <summary>The rows that the first version is trained on, and no later one.</summary>
    private static void Write(ModelDeclaration model, StrategyHistory history, string from, string to)
    {
        var days = int.Parse(history.First.TrimEnd('d'), CultureInfo.InvariantCulture) - int.Parse(history.Judge.TrimEnd('d'), CultureInfo.InvariantCulture);
        var columns = string.Join(", ", model.Features.Select(feature => $"\"{feature.Name}\"").Append($"\"{model.Label.Name}\""));
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The names are those of this checkout's files.
        command.CommandText = string.Create(CultureInfo.InvariantCulture, $"""
            SET threads = 1;
            COPY (
                SELECT {columns} FROM '{from}'
                WHERE "{model.Columns.Time}" < (SELECT date_trunc('day', min("{model.Columns.Time}")) FROM '{from}') + INTERVAL {days} DAY
                ORDER BY "{model.Columns.Time}"
            ) TO '{to}' (FORMAT csv, HEADER true);
            """);
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
