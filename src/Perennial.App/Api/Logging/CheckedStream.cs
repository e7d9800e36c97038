using ZstdSharp;

namespace Perennial.App.Api.Logging;

/// <summary>What is unpacked from a body; a body that is not what it says is the sender's fault.</summary>
/// <param name="unpacked">Unpacks it.</param>
/// <param name="said">How it is said to be packed.</param>
internal sealed class CheckedStream(Stream unpacked, string said) : Stream
{
    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            return await unpacked.ReadAsync(buffer, cancellationToken);
        }
        catch (Exception failure) when (failure is InvalidDataException or InvalidOperationException or ZstdException or EndOfStreamException)
        {
            throw new ApiException(400, $"The body is not {said}, as Content-Encoding says: {failure.Message}");
        }
    }

    /// <inheritdoc/>
    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("A body is read asynchronously.");

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        await unpacked.DisposeAsync();
        await base.DisposeAsync();
    }
}
