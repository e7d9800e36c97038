using System.Globalization;
using DuckDB.NET.Data;
using Perennial.Registry;

namespace Perennial.Adapters.Tests.LightGbm;

/// <summary>Rows whose label depends on a number and a category, with missing values.</summary>
public sealed class SyntheticFlights
{
    private static readonly string[] Origins = ["Ålesund", "JFK", "ANC", "it's", "SFO"];

    public SyntheticFlights(int rows, int seed)
    {
        var random = new Random(seed);
        Minutes = new double[rows];
        Airports = new string?[rows];
        Labels = new int[rows];
        for (int row = 0; row < rows; row++)
        {
            int origin = random.Next(Origins.Length);
            Minutes[row] = random.NextDouble() < 0.05 ? double.NaN : random.Next(1440);
            Airports[row] = random.NextDouble() < 0.05 ? null : Origins[origin];
            double logit = (origin % 2 == 0 ? 1 : -1) + (Minutes[row] > 900 ? 1.5 : -1);
            Labels[row] = random.NextDouble() < 1 / (1 + Math.Exp(-logit)) ? 1 : 0;
        }
    }

    public double[] Minutes { get; }

    public string?[] Airports { get; }

    public int[] Labels { get; }

    public FeatureTable Table => new(Labels.Length, [Minutes, Airports]);

    public double LogLoss(IReadOnlyList<double> scores) =>
        Labels.Select((label, row) => -Math.Log(label == 1 ? scores[row] : 1 - scores[row])).Average();

    public void WriteParquet(string path)
    {
        using var connection = new DuckDBConnection("Data Source=:memory:");
        connection.Open();
        Execute(connection, "CREATE TABLE rows (\"minute\" DOUBLE, origin VARCHAR, late DOUBLE)");
        using (DuckDBAppender appender = connection.CreateAppender("rows"))
        {
            for (int row = 0; row < Labels.Length; row++)
            {
                appender.CreateRow()
                    .AppendValue(double.IsNaN(Minutes[row]) ? null : (double?)Minutes[row])
                    .AppendValue(Airports[row])
                    .AppendValue((double)Labels[row])
                    .EndRow();
            }
        }

        Execute(connection, string.Create(CultureInfo.InvariantCulture, $"COPY rows TO '{path}' (FORMAT parquet)"));
    }

    private static void Execute(DuckDBConnection connection, string sql)
    {
        using DuckDBCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
