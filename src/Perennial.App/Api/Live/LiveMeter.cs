using Perennial.Monitor;
using Perennial.Registry;

namespace Perennial.App.Api.Live;

/// <summary>What serving takes on this server: counted where versions are asked, and the memory of those that answer in its own process as it is in a process apart.</summary>
/// <param name="house">The data folder.</param>
/// <param name="tally">Told by the routers.</param>
/// <param name="scales">Weighs versions.</param>
internal sealed class LiveMeter(Composition house, ServingTally tally, VersionScales scales) : IServingMeter
{
    /// <inheritdoc/>
    /// <remarks>A version is weighed where its model's file limits memory, in a turn, where no answer waits for it.</remarks>
    public ServingMeasurement Read(string model, long after, DateTimeOffset now)
    {
        var (measured, registry) = (tally.Read(model, after, now), house.States.Load(model).Registry);
        return registry.Declared().Guardrails is { } limits && (limits.MemoryBytes ?? limits.MemoryGrowthBytes) is not null
            ? measured with { Versions = [.. measured.Versions.Select(one => Weighed(registry, one))] }
            : measured;
    }

    private VersionServed Weighed(RegistryState registry, VersionServed served) => served.MemoryBytes is not null ? served
        : served with { MemoryBytes = scales.Weigh(registry.Version(served.Version)) };
}
