using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Perennial.Train;

namespace Perennial.Adapters.Processes;

/// <summary>Reads what a trainer said of its training: losses in its log, <c>metrics.json</c>, and its own answers. Any of them may be absent, or nonsense.</summary>
internal static partial class TrainerReport
{
    private const int MostLogBytes = 1 << 20;
    private const int MostMetricBytes = 1 << 16;
    private const int MostLosses = 10_000;

    /// <summary>The report of an attempt; null where it said nothing.</summary>
    public static TrainingReport? Read(TrainerFolder folder)
    {
        var report = new TrainingReport { Losses = Losses(folder.Log), Figures = Figures(folder.Metrics) };
        report = PredictionsFile.Read(folder, report);
        return report.Losses.Count == 0 && report.Figures.Count == 0 && report.Answers.Count == 0 && report.Unreadable is null ? null : report;
    }

    /// <summary>The number that a text says, also where it is none of JSON's; null where it says none.</summary>
    public static double? Number(string text) => text.Trim('"').ToLowerInvariant() switch
    {
        "nan" or "-nan" => double.NaN,
        "inf" or "infinity" or "+inf" or "+infinity" => double.PositiveInfinity,
        "-inf" or "-infinity" => double.NegativeInfinity,
        var word => double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : null,
    };

    /// <summary>The start of a file; empty where it is none that may be read.</summary>
    public static string Head(string path, int bytes)
    {
        if (!File.Exists(path) || PosixFile.Refusal(path) is not null)
        {
            return "";
        }

        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        byte[] head = new byte[Math.Min(bytes, stream.Length)];
        return System.Text.Encoding.UTF8.GetString(head, 0, stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false));
    }

    /// <summary>Of a long log the start and the end are read.</summary>
    private static List<double> Losses(string log)
    {
        string head = Head(log, MostLogBytes);
        IEnumerable<string> lines = head.Length < MostLogBytes ? head.Split('\n') : [.. head.Split('\n'), .. LogTail.Lines(log)];
        return [.. lines.Where(line => line.StartsWith('{') && line.Contains("\"progress\"", StringComparison.Ordinal))
            .Select(line => Loss().Match(line)).Where(match => match.Success)
            .Select(match => Number(match.Groups[1].Value)).OfType<double>().Take(MostLosses)];
    }

    /// <summary>Python writes NaN and Infinity, which are no JSON: they are put in quotes first.</summary>
    private static SortedDictionary<string, double> Figures(string metrics)
    {
        var figures = new SortedDictionary<string, double>(StringComparer.Ordinal);
        try
        {
            using JsonDocument document = JsonDocument.Parse(Bare().Replace(Head(metrics, MostMetricBytes), "\"$0\""));
            foreach (JsonProperty figure in document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.EnumerateObject().ToList() : [])
            {
                if (figure.Value.ValueKind is JsonValueKind.Number or JsonValueKind.String && Number(figure.Value.ToString()) is { } number)
                {
                    figures[figure.Name] = number;
                }
            }
        }
        catch (JsonException)
        {
            // Whatever it is, nothing is judged by it.
        }

        return figures;
    }

    [GeneratedRegex("""
        "loss"\s*:\s*("?[-+.\w]+"?)
        """, RegexOptions.CultureInvariant)]
    private static partial Regex Loss();

    [GeneratedRegex(@"(?<=:\s*)-?(NaN|Infinity)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Bare();
}
