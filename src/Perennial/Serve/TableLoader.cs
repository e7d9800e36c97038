using Perennial.Evaluate;
using Perennial.Registry;

namespace Perennial.Serve;

/// <summary>Loads the versions of routing tables, and warms them, before anybody waits.</summary>
/// <param name="versions">Loads versions.</param>
/// <param name="probe">Tries in a process that may die what may end the process that loads it; null where everything is trusted.</param>
internal sealed class TableLoader(VersionLoader versions, IArtifactProbe? probe)
{
    /// <summary>What is read by native code, or by a library that others wrote.</summary>
    private static readonly string[] MayCrash = [Flavours.LightGbm, Flavours.Onnx, Flavours.MlNet];

    /// <summary>Loads a table.</summary>
    /// <param name="table">Who answers what.</param>
    /// <param name="before">The table that answers now: what it holds is warm; null where none does.</param>
    /// <param name="seen">Requests that were answered lately, to warm versions with.</param>
    /// <exception cref="Terms.FaultException">The champion or the challenger cannot be loaded.</exception>
    public ServedTable Load(RoutingTable table, ServedTable? before, IReadOnlyList<Request> seen)
    {
        var taken = new List<ServedVersion>();
        try
        {
            var champion = Take(table, table.Champion, before, seen, taken);
            return new ServedTable(table, champion, Take(table, table.Challenger, before, seen, taken), Spare(table));
        }
        catch
        {
            taken.ForEach(version => version.Dispose());
            throw;
        }
    }

    /// <summary>A version that a request named.</summary>
    public ServedVersion Pin(RoutingTable table, ModelVersion version) => Take(table, version);

    private ServedVersion? Take(RoutingTable table, ModelVersion? version, ServedTable? before, IReadOnlyList<Request> seen, List<ServedVersion> taken)
    {
        if (version is null)
        {
            return null;
        }

        var served = Take(table, version);
        taken.Add(served);
        if (before?.Holds(version.Number) != true)
        {
            Warm(version, served, seen);
        }

        return served;
    }

    private ServedVersion Take(RoutingTable table, ModelVersion version)
    {
        if (probe is not null && table.Declaration is { } model && MayCrash.Contains(version.Flavour) && !versions.Holds(version.Artifact))
        {
            probe.Check(model with { Features = version.Features }, version.Artifact);
        }

        return new ServedVersion(version, versions.Lease(version), Inputs.Between(table.Logged, version.Features));
    }

    /// <summary>The champion before stays loaded for a rollback. One that cannot be loaded is no reason not to answer.</summary>
    private ServedVersion? Spare(RoutingTable table)
    {
        try
        {
            return table.Previous is { } previous ? Take(table, previous) : null;
        }
        catch (Exception)
        {
            return null;
        }
    }

    /// <summary>First answers are slow: code is compiled, memory is taken, connections are opened. What the answers are does not matter here.</summary>
    private static void Warm(ModelVersion version, ServedVersion served, IReadOnlyList<Request> seen)
    {
        foreach (var request in seen.Append(new Request("warm", DateTimeOffset.UnixEpoch, null, new object?[version.Features.Count])))
        {
            try
            {
                served.Score(request);
            }
            catch (Exception)
            {
                // Whoever asks in earnest will be told.
            }
        }
    }
}
