using System.Collections.Concurrent;
using Perennial.Registry;
using Perennial.Terms;

namespace Perennial.App.Api.Live;

/// <summary>What versions take of memory that answer in the server's process, where it cannot be told apart from the rest: each is loaded once in a process of its own, and weighed there.</summary>
/// <param name="house">The data folder.</param>
internal sealed class VersionScales(Composition house)
{
    private readonly ConcurrentDictionary<Digest, long?> weighed = new();

    /// <summary>In bytes; null where it cannot be known: the version answers on another server, or cannot be loaded.</summary>
    public long? Weigh(ModelVersion version) => version.Flavour is Flavours.Remote or Flavours.Command or Flavours.External
        ? null
        : weighed.GetOrAdd(version.Artifact, _ => house.Meter().MemoryBytes(version));
}
