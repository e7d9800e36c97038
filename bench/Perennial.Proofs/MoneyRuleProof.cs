using System.Globalization;
using System.Text.Json.Nodes;
using Perennial.Simulation.Backtest;

namespace Perennial.Proofs;

/// <summary><c>money-rule</c>: the money rule over the cheapest schedule in hindsight, on matrices of real streams and on synthetic ones.</summary>
/// <remarks>The real ones by the executable: <c>matrices/NAME.csv</c> in the folder that <c>PERENNIAL_HISTORIES</c> names.</remarks>
public sealed class MoneyRuleProof : IProof
{
    private const int Seeds = 8;
    private const double MostMean = 1.03;
    private const double MostMeanWhereDear = 1.05;
    private const double MostWhereNothingDrifts = 1.02;
    private const double MostSynthetic = 1.12;
    private const double Dear = 3;

    private static readonly double[] Alphas = [0.05, 0.2, 0.5, 1, 3];
    private static readonly int[] Delays = [1, 5, 20];
    private static readonly string[] Streams = ["acs_employment_ma_2015_2018", "bike_sharing_hour", "elec2", "sea_50k", "usenet1"];
    private static readonly string[] Shown = ["money", "money-no-reuse", "regret", "never", "always", "best calendar", "adwin", "page-hinkley", "reuse oracle"];

    public string Name => "money-rule";

    public string Summary => "The money rule's mean cost over the cheapest schedule without reuse: at most 1.03 on five real matrices (1.05 where a retrain costs 3 batches), 1.12 on twelve kinds of synthetic ones.";

    public async Task<ProofOutcome> RunAsync(TextWriter progress, CancellationToken cancellation)
    {
        var (figures, bars) = (new JsonObject { ["alphas"] = RatioTable.Array(Alphas) }, new JsonObject());
        if (HistoryFolder.Missing(Path.Combine("matrices", Streams[0] + ".csv")) is { } missing)
        {
            figures["realSkipped"] = missing;
        }
        else
        {
            figures["real"] = await RealAsync(bars, progress, cancellation);
            figures["realLate"] = await LateAsync(progress);
        }

        figures["synthetic"] = Synthetic(bars, progress);
        figures["bars"] = bars;
        return new ProofOutcome(bars.All(bar => (bool)bar.Value!) && !figures.ContainsKey("realSkipped"), figures);
    }

    private static async Task<JsonObject> RealAsync(JsonObject bars, TextWriter progress, CancellationToken cancellation)
    {
        var tables = Shown.ToDictionary(name => name, _ => new RatioTable(Alphas));
        foreach (var stream in Streams)
        {
            var results = new List<Dictionary<string, double>>();
            foreach (var alpha in Alphas)
            {
                var run = await Launch.PerennialAsync(
                    ["backtest", "--matrix", MatrixPath(stream), "--alpha", alpha.ToString(CultureInfo.InvariantCulture), "--json"], new Dictionary<string, string>(), cancellation);
                results.Add(Ratios(run.ExitCode == 0 ? JsonNode.Parse(run.Output)! : throw new InvalidOperationException(run.Errors)));
            }

            await progress.WriteLineAsync($"{stream}: {string.Join(", ", results.Select(one => one["money"].ToString("0.000", CultureInfo.InvariantCulture)))}");
            foreach (var name in Shown)
            {
                tables[name].Add(stream, [.. results.Select(one => one[name])]);
            }
        }

        var money = tables["money"];
        foreach (var (alpha, mean) in Alphas.Zip(money.Means))
        {
            var most = alpha >= Dear ? MostMeanWhereDear : MostMean;
            bars[Bar($"real mean at most {most} at {alpha}")] = mean <= most;
        }

        bars[Bar($"{Streams[0]} at most {MostWhereNothingDrifts} from {Alphas[1]}")] = money.Rows[0].Ratios.Skip(1).All(ratio => ratio <= MostWhereNothingDrifts);
        return new JsonObject(Shown.Select(name => KeyValuePair.Create(name, (JsonNode?)tables[name].Json(streams: name == "money"))));
    }

    private static Dictionary<string, double> Ratios(JsonNode result)
    {
        var ratios = result["policies"]!.AsArray().ToDictionary(one => (string)one!["name"]!, one => (double)one!["ratio"]!);
        ratios["best calendar"] = ratios.Where(one => one.Key.StartsWith("every-", StringComparison.Ordinal)).Min(one => one.Value);
        ratios["reuse oracle"] = (double)result["oracleWithReuse"]!["cost"]! / (double)result["oracle"]!["cost"]!;
        return ratios;
    }

    /// <summary>Late labels and long trainings, each against the cheapest schedule under the same; and the end of the history told.</summary>
    private static async Task<JsonObject> LateAsync(TextWriter progress)
    {
        var matrices = Streams.ToDictionary(stream => stream, stream => StalenessMatrix.Parse(File.ReadAllText(MatrixPath(stream)), BatchRows(stream)));
        var json = new JsonObject();
        var cases = Delays.Select(delay => (Name: $"labels {delay} late, training of 2", Terms: new BacktestTerms { Alpha = 1, LabelDelay = delay, TrainingBatches = 2 }))
            .Append(("end told", new BacktestTerms { Alpha = 1, HorizonTold = true }));
        foreach (var (name, terms) in cases)
        {
            json[name] = new JsonObject(new[] { BacktestPolicies.Money, BacktestPolicies.Regret, BacktestPolicies.Never }.Select(policy => KeyValuePair.Create(
                policy.Name, (JsonNode?)Table(matrices.Select(one => (one.Key, one.Value)), terms, policy).Json(streams: false))));
            await progress.WriteLineAsync($"{name}: {json[name]!["money"]!["mean"]!.ToJsonString()}");
        }

        return json;
    }

    private static JsonObject Synthetic(JsonObject bars, TextWriter progress)
    {
        var matrices = Enum.GetValues<DriftKind>().SelectMany(kind => Enumerable.Range(1, Seeds).Select(seed => (Kind: kind, Matrix: SyntheticMatrix.Of(kind, seed)))).ToList();
        var json = new JsonObject { ["seedsOfEachKind"] = Seeds };
        foreach (var policy in new[] { BacktestPolicies.Money, BacktestPolicies.MoneyWithoutReuse, BacktestPolicies.Regret, BacktestPolicies.Never })
        {
            var table = Table(matrices.Select(one => (one.Kind.ToString(), one.Matrix)), new BacktestTerms { Alpha = 1 }, policy);
            json[policy.Name] = table.Json(streams: false);
            progress.WriteLine($"synthetic, {policy.Name}: {json[policy.Name]!["mean"]!.ToJsonString()}");
            if (policy == BacktestPolicies.Money)
            {
                json["kinds"] = Kinds(table);
                json["notUsedInDevelopment"] = Part(table, kind => !SyntheticMatrix.Development.Any(one => one.ToString() == kind)).Json(streams: false);
                Alphas.Zip(table.Means).ToList().ForEach(one => bars[Bar($"synthetic mean at most {MostSynthetic} at {one.First}")] = one.Second <= MostSynthetic);
            }
        }

        return json;
    }

    private static JsonObject Kinds(RatioTable table) => new(Enum.GetNames<DriftKind>().Select(kind => KeyValuePair.Create(
        kind, (JsonNode?)Part(table, one => one == kind).Json(streams: false))));

    private static RatioTable Part(RatioTable table, Func<string, bool> belongs)
    {
        var part = new RatioTable(Alphas);
        table.Rows.Where(row => belongs(row.Stream)).ToList().ForEach(row => part.Add(row.Stream, row.Ratios));
        return part;
    }

    private static RatioTable Table(IEnumerable<(string Stream, StalenessMatrix Matrix)> matrices, BacktestTerms terms, BacktestPolicy policy)
    {
        var table = new RatioTable(Alphas);
        foreach (var (stream, matrix) in matrices)
        {
            table.Add(stream, [.. Alphas.Select(alpha => terms with { Alpha = alpha })
                .Select(priced => MatrixBacktest.Run(matrix, priced, policy).Cost / CheapestSchedule.WithoutReuse(matrix, priced).Cost)]);
        }

        return table;
    }

    private static string MatrixPath(string stream) =>
        Path.Combine(Environment.GetEnvironmentVariable(HistoryFolder.Variable)!, "matrices", stream + ".csv");

    private static long BatchRows(string stream) => (long)JsonNode.Parse(File.ReadAllText(Path.ChangeExtension(MatrixPath(stream), ".json")))!["batch"]!;

    private static string Bar(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
