using System.Text.Json;
using Perennial.App.Api.Logging.Rows;

namespace Perennial.App.Api.Logging.Events;

/// <summary>A tensor of the Open Inference Protocol, as JSON.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Rows">Its first dimension.</param>
/// <param name="Width">How many values a row has.</param>
/// <param name="Cells">Its values, row after row.</param>
internal sealed record Tensor(string Name, int Rows, int Width, IReadOnlyList<JsonElement> Cells)
{
    /// <summary>The tensors of a list.</summary>
    /// <exception cref="ApiException">It is no list of tensors: status 400.</exception>
    public static IReadOnlyList<Tensor> All(JsonElement list, string key) => list.ValueKind == JsonValueKind.Array
        ? [.. list.EnumerateArray().Select(one => Of(one, key))]
        : throw new ApiException(400, $"'{key}' is no list of tensors.");

    private static Tensor Of(JsonElement tensor, string key)
    {
        if (tensor.ValueKind != JsonValueKind.Object
            || !tensor.TryGetProperty("name", out var name) || name.ValueKind != JsonValueKind.String
            || !tensor.TryGetProperty("shape", out var shape) || shape.ValueKind != JsonValueKind.Array || shape.GetArrayLength() == 0)
        {
            throw new ApiException(400, $"A tensor of '{key}' has no name, or no shape.");
        }

        if (!tensor.TryGetProperty("data", out var data))
        {
            throw new ApiException(400, $"Tensor '{RowShape.Cut(name.GetString()!)}' has no data: binary tensors are not read from a log. Let the model be asked in JSON.");
        }

        List<JsonElement> cells = [];
        Flatten(data, cells);
        var rows = shape[0].ValueKind == JsonValueKind.Number && shape[0].TryGetInt32(out var first) ? first : 0;
        return rows > 0 && cells.Count > 0 && cells.Count % rows == 0
            ? new Tensor(name.GetString()!, rows, cells.Count / rows, cells)
            : throw new ApiException(400, $"Tensor '{RowShape.Cut(name.GetString()!)}' has {cells.Count} values, which do not make {RowShape.Cut(shape.GetRawText())}.");
    }

    private static void Flatten(JsonElement data, List<JsonElement> cells)
    {
        if (data.ValueKind != JsonValueKind.Array)
        {
            cells.Add(data);
            return;
        }

        foreach (var one in data.EnumerateArray())
        {
            Flatten(one, cells);
        }
    }
}
