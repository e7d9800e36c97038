using System.Text.Json;
using Perennial.Terms;

namespace Perennial.Adapters.Remote;

/// <summary>Where the answer of a model elsewhere is.</summary>
/// <param name="Name">The output.</param>
/// <param name="Width">Numbers of an answer as the model wants them.</param>
/// <param name="IsBinary">Whether two columns are the probabilities of no and yes.</param>
internal sealed record RemoteOutput(string Name, int Width, bool IsBinary)
{
    private static readonly string[] Usual = ["probabilities", "probability", "predict_proba", "output_probability", "scores", "score", "variable", "predict"];

    /// <exception cref="FaultException">No output, or more than one, can be the answer.</exception>
    public static RemoteOutput Of(IReadOnlyList<RemoteTensor> outputs, int width, string task)
    {
        List<string> numbers = [.. outputs.Where(one => one.IsNumber).Select(one => one.Name)];
        string? name = numbers is [var only] ? only : Usual.FirstOrDefault(numbers.Contains);
        return name is null
            ? throw new FaultException($"none of its outputs ({string.Join(", ", outputs.Select(one => $"{one.Name} {one.Datatype}"))}) is the answer: it is of FP32 or FP64, the only one, or called {string.Join(", ", Usual)}.")
            : new(name, width, task == "binary");
    }

    /// <summary>The answers in what a server gave for some rows.</summary>
    /// <exception cref="FaultException">It gave others, or too few or too many.</exception>
    public double[] Read(JsonElement response, int rows)
    {
        List<double> given = [];
        Collect(Data(response), given);
        return given.Count == rows * Width ? [.. given]
            : IsBinary && given.Count == rows * 2 ? [.. given.Where((_, at) => at % 2 == 1)]
            : throw new FaultException($"its output '{Name}' gave {given.Count} numbers for {rows} rows; {Width} for each {(Width == 1 ? "is" : "are")} wanted.");
    }

    private JsonElement Data(JsonElement response) =>
        response.ValueKind == JsonValueKind.Object && response.TryGetProperty("outputs", out JsonElement outputs) && outputs.ValueKind == JsonValueKind.Array
        && outputs.EnumerateArray().FirstOrDefault(one => one.TryGetProperty("name", out JsonElement name) && name.ValueEquals(Name)) is { ValueKind: JsonValueKind.Object } output
        && output.TryGetProperty("data", out JsonElement data)
            ? data
            : throw new FaultException($"it gave no output '{Name}' with data.");

    /// <summary>Data may be nested or flat; null stands for what is no number.</summary>
    private static void Collect(JsonElement data, List<double> into)
    {
        if (data.ValueKind == JsonValueKind.Array)
        {
            foreach (JsonElement inner in data.EnumerateArray())
            {
                Collect(inner, into);
            }

            return;
        }

        into.Add(data.ValueKind == JsonValueKind.Number ? data.GetDouble() : double.NaN);
    }
}
