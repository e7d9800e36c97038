using System.Buffers;
using System.Text.Json;
using Perennial.Log;

namespace Perennial.Adapters.Sqlite;

/// <summary>An append that waits for its group commit: checked, and its features written out on the caller's thread.</summary>
internal sealed class PendingAppend
{
    /// <summary>What a row takes on disk besides its features: its place, its names, its keys, and the write-ahead log.</summary>
    private const int RowBytes = 512;

    private readonly ArrayBufferWriter<byte> _text = new(4096);
    private readonly int[] _ends;
    private readonly CancellationToken _cancellation;
    private readonly TaskCompletionSource<InboxReceipt> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal PendingAppend(string model, IReadOnlyList<InboxRow> rows, CancellationToken cancellation)
    {
        InboxRules.Check(model, rows);
        (Model, Rows, _cancellation) = (model, rows, cancellation);
        _ends = new int[rows.Count];
        using Utf8JsonWriter json = new(_text, FeaturesJson.Options);
        for (int index = 0; index < rows.Count; index++)
        {
            if (rows[index].Features.Count > 0)
            {
                FeaturesJson.Write(json, rows[index].Features);
                json.Flush();
                json.Reset();
            }
            _ends[index] = _text.WrittenCount;
        }
    }

    internal string Model { get; }

    internal IReadOnlyList<InboxRow> Rows { get; }

    /// <summary>Roughly what it takes on disk.</summary>
    internal long Bytes => 2L * _text.WrittenCount + (long)RowBytes * Rows.Count;

    /// <summary>Done when durable.</summary>
    internal Task<InboxReceipt> Receipt => _done.Task;

    /// <summary>The features of a row as JSON; empty where there are none.</summary>
    internal ReadOnlySpan<byte> Features(int index) => _text.WrittenSpan[(index == 0 ? 0 : _ends[index - 1]).._ends[index]];

    /// <summary>Whether the caller gave up before its commit began; it is told so.</summary>
    internal bool IsGivenUp() => _cancellation.IsCancellationRequested && _done.TrySetCanceled(_cancellation);

    internal void Succeed(InboxReceipt receipt) => _done.TrySetResult(receipt);

    internal void Fail(Exception fault) => _done.TrySetException(fault);
}
