using Perennial.Registry;
using Perennial.Terms;

namespace Perennial.Serve;

/// <summary>A version that is loaded to answer requests as they are brought.</summary>
/// <param name="version">The version.</param>
/// <param name="lease">Keeps it loaded.</param>
/// <param name="inputs">What it takes of a request.</param>
internal sealed class ServedVersion(ModelVersion version, VersionLease lease, Inputs inputs) : IDisposable
{
    /// <summary>Its number.</summary>
    public int Number => version.Number;

    /// <summary>Whether its answers come from another process, so that whoever asks holds a thread meanwhile.</summary>
    public bool Waits => WaitsFor(version);

    /// <summary>Whether a version's answers come from another process.</summary>
    public static bool WaitsFor(ModelVersion version) => version.Flavour is Flavours.Remote or Flavours.Command;

    /// <summary>What it takes of memory, in bytes; null where that is not known here.</summary>
    public long? MemoryBytes => lease.Predictor.MemoryBytes;

    /// <summary>The columns that it takes.</summary>
    public IReadOnlyList<FeatureDeclaration> Features => version.Features;

    /// <summary>The answer to one request.</summary>
    public double[] Score(Request request) => lease.Predictor.Score(inputs.Of(request.Features));

    /// <summary>The answers to some requests, one after another.</summary>
    public double[] ScoreAll(IReadOnlyList<Request> requests)
    {
        var rows = new IReadOnlyList<object?>[requests.Count];
        for (var row = 0; row < rows.Length; row++)
        {
            rows[row] = inputs.Of(requests[row].Features);
        }

        return lease.Predictor.ScoreAll(rows);
    }

    /// <inheritdoc/>
    public void Dispose() => lease.Dispose();
}
