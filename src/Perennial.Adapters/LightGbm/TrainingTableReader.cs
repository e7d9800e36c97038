using System.Globalization;
using DuckDB.NET.Data;
using Perennial.Adapters.Processes;
using Perennial.Terms;

namespace Perennial.Adapters.LightGbm;

/// <summary>Reads the training rows of a trainer's folder, in the order of files by name and of rows within them.</summary>
/// <param name="folder">The folder, laid out by the trainer contract.</param>
/// <param name="request">Says what the columns are.</param>
/// <param name="known">The signature of the model to go on from, whose categories keep their places; null where there is none.</param>
internal sealed class TrainingTableReader(TrainerFolder folder, TrainingRequest request, IReadOnlyList<LightGbmFeature>? known = null)
{
    private readonly CategoryCollector?[] _categories =
        [.. request.Features.Select((feature, at) => feature.Type == "categorical" ? new CategoryCollector(known?[at].Categories ?? []) : null)];

    /// <summary>Everything at once.</summary>
    /// <exception cref="FaultException">No rows, a column that is missing or of another type, or a label that is not 0 or 1.</exception>
    public TrainingTable Read()
    {
        using var connection = new DuckDBConnection("Data Source=:memory:");
        connection.Open();
        try
        {
            Execute(connection, "SET threads = 1; SET autoinstall_known_extensions = false");
            return Fill(connection, Count(connection));
        }
        catch (DuckDBException refusal)
        {
            string words = refusal.Message.Replace(folder.Root + Path.DirectorySeparatorChar, "", StringComparison.Ordinal);
            throw new FaultException($"The training rows in input/data/train could not be read: {words}", refusal);
        }
    }

    private static void Execute(DuckDBConnection connection, string sql)
    {
        using DuckDBCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private string Source() =>
        $"read_parquet('{Path.Combine(folder.TrainChannel, "*.parquet").Replace("'", "''", StringComparison.Ordinal)}')";

    private int Count(DuckDBConnection connection)
    {
        using DuckDBCommand command = connection.CreateCommand();
        command.CommandText = $"SELECT count(*) FROM {Source()}";
        long rows = Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
        long most = Array.MaxLength / request.Features.Count;
        return rows > 0 && rows <= most
            ? (int)rows
            : throw new FaultException(
                $"The training rows in input/data/train are {rows}. Give at least 1, and at most {most} with {request.Features.Count} features.");
    }

    private TrainingTable Fill(DuckDBConnection connection, int rows)
    {
        double[] values = new double[(long)rows * request.Features.Count];
        float[] labels = new float[rows];
        float[]? weights = request.Weight is null ? null : new float[rows];
        using DuckDBCommand command = connection.CreateCommand();
        string columns = string.Join(", ", request.Features.Select(feature =>
            $"CAST({Quoted(feature.Name)} AS {(feature.Type == "categorical" ? "VARCHAR" : "DOUBLE")})"));
        string weight = request.Weight is { } weightColumn ? $", CAST({Quoted(weightColumn)} AS DOUBLE)" : string.Empty;
        command.CommandText = $"SELECT {columns}, CAST({Quoted(request.Label)} AS DOUBLE){weight} FROM {Source()}";
        command.UseStreamingMode = true;
        using DuckDBDataReader reader = command.ExecuteReader();
        for (int row = 0; reader.Read(); row++)
        {
            labels[row] = Label(reader, row);
            weights?[row] = (float)reader.GetDouble(request.Features.Count + 1);
            for (int column = 0; column < request.Features.Count; column++)
            {
                values[((long)column * rows) + row] = Value(reader, column);
            }
        }

        return new TrainingTable(rows, Signature(values, rows), values, labels) { Weights = weights };
    }

    private double Value(DuckDBDataReader reader, int column) =>
        reader.IsDBNull(column) ? double.NaN
        : _categories[column] is { } categories ? categories.Code(reader.GetString(column))
        : reader.GetDouble(column);

    private float Label(DuckDBDataReader reader, int row)
    {
        int column = request.Features.Count;
        double label = reader.IsDBNull(column) ? double.NaN : reader.GetDouble(column);
        return Fits(label)
            ? (float)label
            : throw new FaultException(
                $"Row {row + 1} of input/data/train has the label {request.Label} = {label.ToString(CultureInfo.InvariantCulture)}. Allowed: {Allowed}.");
    }

    private bool Fits(double label) => request.Task switch
    {
        "regression" => double.IsFinite(label),
        "multiclass" => label >= 0 && label < request.Classes && label == Math.Floor(label),
        _ => label is 0 or 1,
    };

    private string Allowed => request.Task switch
    {
        "regression" => "finite numbers",
        "multiclass" => $"whole numbers from 0 to {request.Classes - 1}, the places of the classes",
        _ => "0 and 1",
    };

    private List<LightGbmFeature> Signature(double[] values, int rows) =>
        [.. request.Features.Select((feature, column) => new LightGbmFeature(
            feature.Name, feature.Type, _categories[column]?.Sort(values.AsSpan(column * rows, rows))))];
}
