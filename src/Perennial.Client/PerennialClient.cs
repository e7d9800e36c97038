using Perennial.Registry;

namespace Perennial.Client;

/// <summary>The way in: opens clients of models.</summary>
public static class PerennialClient
{
    /// <summary>Opens a client: takes what was good when the process before ended, and looks for what is good now.</summary>
    /// <typeparam name="T">What an application knows of a request: a property brings the column of its name in snake_case.</typeparam>
    /// <param name="options">How it works.</param>
    /// <param name="blobs">Where artifacts are kept, in <see cref="ClientOptions.Folder"/>.</param>
    /// <param name="source">Loads artifacts from there.</param>
    /// <param name="handler">Sends requests; null for the usual one.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <remarks>A server that is not reached is no failure: <see cref="ModelClient{T}.Fault"/> tells.</remarks>
    public static async Task<ModelClient<T>> OpenAsync<T>(
        ClientOptions options, IBlobStore blobs, IPredictorSource source, HttpMessageHandler? handler = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        Directory.CreateDirectory(options.Folder);
        var client = new ModelClient<T>(options, blobs, source, handler);
        await client.BeginAsync(cancellationToken).ConfigureAwait(false);
        return client;
    }
}
