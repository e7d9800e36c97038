using System.Text;
using System.Text.Json;

namespace Perennial.Adapters.Processes;

/// <summary>Reads the end of a trainer's log.</summary>
internal static class LogTail
{
    private const int Bytes = 16_384;

    /// <summary>The last lines; none when there is no log.</summary>
    public static string[] Lines(string log)
    {
        if (PosixFile.Refusal(log) is not null)
        {
            return [];
        }

        using var stream = new FileStream(log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        stream.Seek(-Math.Min(Bytes, stream.Length), SeekOrigin.End);
        byte[] bytes = new byte[Bytes];
        int count = stream.ReadAtLeast(bytes, Bytes, throwOnEndOfStream: false);
        return Encoding.UTF8.GetString(bytes, 0, count).Split('\n');
    }

    /// <summary>The progress that the trainer said last, from 0 to 1; null when these lines hold none.</summary>
    public static double? Progress(string log) =>
        Lines(log).Reverse().Select(Progressed).FirstOrDefault(progress => progress is not null);

    private static double? Progressed(string line)
    {
        if (!line.StartsWith('{') || !line.Contains("\"progress\"", StringComparison.Ordinal))
        {
            return null;
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(line);
            return document.RootElement.TryGetProperty("progress", out JsonElement value)
                && value.ValueKind == JsonValueKind.Number
                && value.GetDouble() is >= 0 and <= 1 and double progress ? progress : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
