using System.Text.Json.Nodes;

namespace Perennial.Proofs;

/// <summary>Costs over that of the cheapest schedule without reuse: a row for every stream, a column for every price.</summary>
public sealed class RatioTable(IReadOnlyList<double> alphas)
{
    private readonly List<(string Stream, double[] Ratios)> rows = [];

    /// <summary>The streams, each with its ratios.</summary>
    public IReadOnlyList<(string Stream, double[] Ratios)> Rows => rows;

    /// <summary>The mean over streams, price by price.</summary>
    public double[] Means => [.. alphas.Select((_, at) => rows.Average(row => row.Ratios[at]))];

    /// <summary>The worst stream, price by price.</summary>
    public double[] Worst => [.. alphas.Select((_, at) => rows.Max(row => row.Ratios[at]))];

    public void Add(string stream, double[] ratios) => rows.Add((stream, ratios));

    /// <summary>Means, worst cases, and, where asked for, stream by stream.</summary>
    public JsonObject Json(bool streams)
    {
        var json = new JsonObject { ["mean"] = Array(Means), ["worst"] = Array(Worst) };
        if (streams)
        {
            json["streams"] = new JsonObject(rows.Select(row => KeyValuePair.Create(row.Stream, (JsonNode?)Array(row.Ratios))));
        }

        return json;
    }

    /// <summary>Numbers with three decimals.</summary>
    public static JsonArray Array(IEnumerable<double> numbers) => [.. numbers.Select(number => (JsonNode)Math.Round(number, 3))];
}
