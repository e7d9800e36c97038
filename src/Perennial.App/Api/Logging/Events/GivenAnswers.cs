using System.Text.Json;
using Perennial.App.Api.Logging.Rows;
using Perennial.Terms;

namespace Perennial.App.Api.Logging.Events;

/// <summary>The answers in a logged response: a tensor (<c>outputs</c>), or <c>predictions</c> of KServe's first protocol.</summary>
internal static class GivenAnswers
{
    private static readonly string[] Likely = ["score", "probability", "probabilities", "predict_proba", "predict", "output"];

    /// <summary>Gives each row its answer.</summary>
    /// <param name="response">What was answered.</param>
    /// <param name="shape">What answers must be.</param>
    /// <param name="rows">What was asked, in order.</param>
    /// <exception cref="ApiException">These are no answers to these rows: status 400.</exception>
    public static void Read(JsonElement response, RowShape shape, IReadOnlyList<RowDraft> rows)
    {
        var answers = response.ValueKind != JsonValueKind.Object ? throw Neither()
            : response.TryGetProperty("outputs", out var outputs) ? Tensors(outputs)
            : response.TryGetProperty("predictions", out var predictions) && predictions.ValueKind == JsonValueKind.Array ? [.. predictions.EnumerateArray().Select(Values)]
            : throw Neither();
        if (answers.Count != rows.Count)
        {
            throw new ApiException(400, $"The response has {answers.Count} answers to {rows.Count} rows.");
        }

        foreach (var (draft, answer) in rows.Zip(answers))
        {
            Take(draft, answer, shape);
        }
    }

    private static ApiException Neither() => new(400, "The data of a response event is {\"outputs\": [...]} or {\"predictions\": [...]}.");

    private static IReadOnlyList<IReadOnlyList<JsonElement>> Tensors(JsonElement outputs)
    {
        var tensors = Tensor.All(outputs, "outputs");
        var chosen = Likely.Select(name => tensors.FirstOrDefault(tensor => tensor.Name == name)).FirstOrDefault(tensor => tensor is not null)
            ?? (tensors is [var first, ..] ? first : throw new ApiException(400, "The response has no outputs."));
        return [.. chosen.Cells.Chunk(chosen.Width)];
    }

    private static IReadOnlyList<JsonElement> Values(JsonElement prediction) => prediction.ValueKind switch
    {
        JsonValueKind.Array => [.. prediction.EnumerateArray()],
        JsonValueKind.Object => Likely.Select(name => prediction.TryGetProperty(name, out var value) ? Values(value) : null).FirstOrDefault(value => value is not null)
            ?? throw new ApiException(400, $"A prediction has none of: {string.Join(", ", Likely)}."),
        _ => [prediction],
    };

    /// <summary>One number, the name of a class, or a probability for each class; of yes and no, the second is that of yes.</summary>
    private static void Take(RowDraft draft, IReadOnlyList<JsonElement> answer, RowShape shape)
    {
        if (shape.Classes > 0 && answer is [{ ValueKind: JsonValueKind.String } named])
        {
            draft.ScoredClass = named.GetString();
            return;
        }

        if (answer.FirstOrDefault(one => one.ValueKind != JsonValueKind.Number) is { ValueKind: not JsonValueKind.Undefined } other)
        {
            throw new ApiException(400, $"An answer is {RowShape.Cut(other.GetRawText())}, which is no number.");
        }

        double[] numbers = [.. answer.Select(one => one.GetDouble())];
        switch (numbers)
        {
            case [var one]:
                draft.Score = one;
                break;
            case [_, var yes] when shape.Model.Task == TaskKind.Binary:
                draft.Score = yes;
                break;
            default:
                draft.Classes = numbers;
                break;
        }
    }
}
