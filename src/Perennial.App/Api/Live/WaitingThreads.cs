using Perennial.Serve;

namespace Perennial.App.Api.Live;

/// <summary>Threads for a model whose answers wait for another process: whatever that one does, it holds no thread that others are answered on.</summary>
/// <param name="model">The model's name.</param>
internal sealed class WaitingThreads(string model) : IDisposable
{
    /// <summary>So many of its requests wait on threads; more wait for one of these, without a thread.</summary>
    public const int Most = 64;

    /// <summary>So many of its requests may wait at all.</summary>
    public const int MostWaiting = 1_000;

    private readonly SemaphoreSlim places = new(Most);
    private int waiting;

    /// <summary>Does something on a thread of its own.</summary>
    /// <param name="work">What to do.</param>
    /// <param name="cancellationToken">Gives up while there is no thread for it.</param>
    /// <exception cref="ApiException">Too many wait already: status 503.</exception>
    public async Task<T> RunAsync<T>(Func<T> work, CancellationToken cancellationToken)
    {
        try
        {
            return Interlocked.Increment(ref waiting) <= MostWaiting ? await InPlaceAsync(work, cancellationToken) : throw new ApiException(
                503, $"{MostWaiting:N0} requests wait for versions of '{model}' that answer in another process. Ask again later.");
        }
        finally
        {
            Interlocked.Decrement(ref waiting);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => places.Dispose();

    private async Task<T> InPlaceAsync<T>(Func<T> work, CancellationToken cancellationToken)
    {
        await places.WaitAsync(cancellationToken);
        try
        {
            return await OwnThread.RunAsync(work);
        }
        finally
        {
            places.Release();
        }
    }
}
