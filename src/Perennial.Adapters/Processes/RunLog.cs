using System.Text;

namespace Perennial.Adapters.Processes;

/// <summary>Reads what the trainer of a run says, while it says it.</summary>
/// <param name="runs">The folder of all runs.</param>
/// <param name="model">The model.</param>
/// <param name="run">The run's number.</param>
public sealed class RunLog(string runs, string model, int run)
{
    private const int BlockBytes = 64 << 10;
    private readonly RunFolder _folder = new(runs, model, run);

    /// <summary>From 0 to 1, as the trainer said last; null before it did.</summary>
    public double? Progress => _folder.Attempts() is [.., var newest] ? LogTail.Progress(newest.Folder.Log) : null;

    /// <summary>The next lines after a place, of the attempt they are in or of the next one.</summary>
    /// <param name="place">Where the lines before ended; the default for the beginning.</param>
    /// <returns>Whole lines, and where they end.</returns>
    public (IReadOnlyList<string> Lines, RunLogPlace Place) Read(RunLogPlace place)
    {
        IReadOnlyList<Attempt> attempts = _folder.Attempts();
        foreach (Attempt attempt in attempts.Where(one => one.Number >= place.Attempt))
        {
            (string[] lines, long end) = Read(attempt.Folder.Log, attempt.Number == place.Attempt ? place.Bytes : 0);
            if (lines.Length > 0)
            {
                return (lines, new RunLogPlace(attempt.Number, end));
            }
        }

        return ([], place);
    }

    private static (string[] Lines, long End) Read(string log, long from)
    {
        if (PosixFile.Refusal(log) is not null)
        {
            return ([], from);
        }

        using var stream = new FileStream(log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        stream.Seek(Math.Min(from, stream.Length), SeekOrigin.Begin);
        byte[] block = new byte[BlockBytes];
        int count = stream.ReadAtLeast(block, BlockBytes, throwOnEndOfStream: false);
        int whole = Array.LastIndexOf(block, (byte)'\n', Math.Max(0, count - 1), count) + 1;
        // A line that never ends is given in blocks.
        whole = whole == 0 && count == BlockBytes ? count : whole;
        string text = Encoding.UTF8.GetString(block, 0, whole);
        return (whole == 0 ? [] : (text.EndsWith('\n') ? text[..^1] : text).Split('\n'), from + whole);
    }
}
