using System.Text.Json;
using Perennial.Client.Wire;
using Perennial.Registry;
using Perennial.Serve;
using Perennial.Terms;

namespace Perennial.Client;

/// <summary>The versions that answer for a model, brought from the server, kept on disk, and swapped when the server names others.</summary>
/// <param name="options">How the client works.</param>
/// <param name="link">The server.</param>
/// <param name="blobs">Where artifacts are kept.</param>
/// <param name="router">Answers.</param>
internal sealed class ModelMirror(ClientOptions options, ServerLink link, IBlobStore blobs, Router router) : IDisposable
{
    private readonly SemaphoreSlim looking = new(1, 1);
    private ServedModel? current;
    private long reachedAt;

    /// <summary>Who answers now; null before anything is known.</summary>
    public ServedModel? Current => Volatile.Read(ref current);

    /// <summary>Whether the server was not reached within the lease.</summary>
    public bool Stale => options.Clock.GetElapsedTime(Interlocked.Read(ref reachedAt)) > options.Lease;

    /// <summary>Why the newest look failed; null when it did not.</summary>
    public string? Fault { get; private set; }

    private string File => Path.Combine(options.Folder, "routing.json");

    /// <summary>Takes what was good when the process before ended.</summary>
    public void Recall()
    {
        if (System.IO.File.Exists(File) && JsonSerializer.Deserialize<ServedModel>(System.IO.File.ReadAllText(File), JsonSerializerOptions.Web) is { } kept && kept.Model == options.Model)
        {
            Swap(kept);
        }
    }

    /// <summary>Looks once. What fails leaves everything as it is.</summary>
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        await looking.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (await link.RoutingAsync(Current?.Head ?? 0, cancellationToken).ConfigureAwait(false) is { } next)
            {
                await BringAsync(next, cancellationToken).ConfigureAwait(false);
                Swap(next);
                Keep(next);
            }

            Interlocked.Exchange(ref reachedAt, options.Clock.GetTimestamp());
            Fault = null;
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or JsonException or FaultException or UnauthorizedAccessException
            || (failure is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            Fault = failure.Message;
        }
        finally
        {
            looking.Release();
        }
    }

    public void Dispose() => looking.Dispose();

    private async Task BringAsync(ServedModel next, CancellationToken cancellationToken)
    {
        var known = blobs.List(BlobKinds.Artifacts);
        foreach (var artifact in next.Artifacts.Where(one => !known.Contains(new Digest(one.Digest))))
        {
            var draft = blobs.Draft(BlobKinds.Artifacts);
            await link.DownloadAsync(artifact.Digest, draft, cancellationToken).ConfigureAwait(false);
            var digest = blobs.Keep(BlobKinds.Artifacts, draft);
            if (digest.Hex != artifact.Digest)
            {
                blobs.Delete(BlobKinds.Artifacts, digest);
                throw new FaultException($"Version {artifact.Version} of '{options.Model}' came damaged from {options.Server}: its digest is {digest.Hex}, not {artifact.Digest}.");
            }
        }
    }

    private void Swap(ServedModel next)
    {
        var table = ServedTables.Of(next);
        router.Swap(table);
        Volatile.Write(ref current, next);
    }

    /// <summary>By rename: whoever starts next finds the one before or this one.</summary>
    private void Keep(ServedModel next)
    {
        var draft = File + ".next";
        using (var stream = System.IO.File.Create(draft))
        {
            JsonSerializer.Serialize(stream, next, JsonSerializerOptions.Web);
            stream.Flush(flushToDisk: true);
        }

        System.IO.File.Move(draft, File, overwrite: true);
        var needed = next.Artifacts.Select(one => one.Digest).ToHashSet(StringComparer.Ordinal);
        foreach (var old in blobs.List(BlobKinds.Artifacts).Where(digest => !needed.Contains(digest.Hex)))
        {
            blobs.Delete(BlobKinds.Artifacts, old);
        }
    }
}
