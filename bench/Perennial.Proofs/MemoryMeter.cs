using System.Globalization;

namespace Perennial.Proofs;

/// <summary>Looks at the memory of a process and of those below it, again and again, until told to stop.</summary>
public sealed class MemoryMeter : IAsyncDisposable
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);
    private readonly CancellationTokenSource stop = new();
    private readonly List<long> seen = [];
    private readonly Task looking;

    /// <summary>Begins.</summary>
    /// <param name="process">The process.</param>
    /// <param name="mark">What the command lines or environments of those below it name.</param>
    public MemoryMeter(int process, string mark) => looking = LookAsync(process, mark);

    /// <summary>The most resident memory of the process alone, in bytes.</summary>
    public long PeakBytes { get; private set; }

    /// <summary>The most resident memory of all together that was seen, in bytes; what they share counts for each.</summary>
    public long PeakTogetherBytes { get; private set; }

    /// <summary>The most resident memory of the process alone in each tenth of the time, once it is over; fewer where it was looked at less often.</summary>
    public IReadOnlyList<long> Tenths() => [.. seen.Index().GroupBy(one => one.Index * 10 / seen.Count).Select(tenth => tenth.Max(one => one.Item))];

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await looking;
        stop.Dispose();
    }

    private async Task LookAsync(int process, string mark)
    {
        while (!stop.IsCancellationRequested)
        {
            PeakBytes = Math.Max(PeakBytes, Bytes(process, "VmHWM:"));
            seen.Add(Bytes(process, "VmRSS:"));
            PeakTogetherBytes = Math.Max(PeakTogetherBytes, ProcessScan.Naming(mark).Sum(one => Bytes(one, "VmRSS:")));
            await Task.Delay(Look, stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static long Bytes(int process, string line)
    {
        try
        {
            var found = File.ReadLines($"/proc/{process}/status").FirstOrDefault(text => text.StartsWith(line, StringComparison.Ordinal));
            return found is null ? 0 : long.Parse(found[line.Length..].Replace("kB", "", StringComparison.Ordinal), CultureInfo.InvariantCulture) * 1024;
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }
}
