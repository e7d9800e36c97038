using System.Text.Json;
using Perennial.Train;

namespace Perennial.Adapters.Processes;

/// <summary>The answers that a trainer left to the rows of <c>input/data/train</c>, in order: <c>predictions.csv</c>, or <c>predictions.ndjson</c>.</summary>
/// <remarks>A line per row: numbers between commas, after one line of names if there is one; or a number, a list, or an object with <c>answer</c>.</remarks>
internal static class PredictionsFile
{
    private const int MostBytes = 8 << 20;

    public static TrainingReport Read(TrainerFolder folder, TrainingReport report)
    {
        string csv = TrainerReport.Head(folder.Predictions, MostBytes);
        string lines = csv.Length > 0 ? csv : TrainerReport.Head(folder.PredictionLines, MostBytes);
        string[] rows = [.. lines.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Skip(csv.Length > 0 && Row(Cells(csv.Split('\n')[0])) is null ? 1 : 0).Take(TrainingReport.MostAnswers)];
        double[]?[] answers = Array.ConvertAll(rows, row => Row(csv.Length > 0 ? Cells(row) : Values(row)));
        int wrong = Array.IndexOf(answers, null);
        return wrong < 0
            ? report with { Answers = answers! }
            : report with
            {
                Unreadable = $"row {wrong + 1} of output/data/{Path.GetFileName(csv.Length > 0 ? folder.Predictions : folder.PredictionLines)} is "
                    + $"'{(rows[wrong].Length > 60 ? rows[wrong][..60] + "..." : rows[wrong])}'. Write the answers alone, a line for each of the first rows of input/data/train, or give the file another name",
            };
    }

    private static string[] Cells(string line) => line.Split(',', StringSplitOptions.TrimEntries);

    private static IEnumerable<string> Values(string line)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(line);
            JsonElement value = document.RootElement;
            value = value.ValueKind == JsonValueKind.Object && value.TryGetProperty("answer", out JsonElement answer) ? answer : value;
            return value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select(one => one.ToString())] : [value.ToString()];
        }
        catch (JsonException)
        {
            return [line];
        }
    }

    private static double[]? Row(IEnumerable<string> cells)
    {
        double?[] numbers = [.. cells.Select(TrainerReport.Number)];
        return Array.TrueForAll(numbers, number => number is not null) ? Array.ConvertAll(numbers, number => number!.Value) : null;
    }
}
