using Perennial.Registry;
using Perennial.Terms;

namespace Perennial.Tests.Serve;

/// <summary>Loads versions of which one stalls whenever its gate is closed.</summary>
internal sealed class GatedSource(IPredictorSource source) : IPredictorSource, IDisposable
{
    private readonly ManualResetEventSlim gate = new(initialState: true);

    /// <summary>The artifact that stalls.</summary>
    public Digest Gated { get; set; }

    /// <summary>Set once somebody stands at the gate.</summary>
    public ManualResetEventSlim Stalled { get; } = new();

    /// <summary>The first feature of a request that it refuses.</summary>
    public double? Refuses { get; set; }

    public IPredictor Load(Digest artifact, IReadOnlyList<FeatureDeclaration> features) =>
        artifact == Gated ? new Stalling(this, source.Load(artifact, features)) : source.Load(artifact, features);

    public void Close() => gate.Reset();

    public void Open() => gate.Set();

    public void Dispose()
    {
        gate.Dispose();
        Stalled.Dispose();
    }

    private sealed class Stalling(GatedSource at, IPredictor predictor) : IPredictor
    {
        public double[] Score(IReadOnlyList<object?> features)
        {
            if (!at.gate.IsSet)
            {
                at.Stalled.Set();
                at.gate.Wait();
            }

            return features[0] is double value && value == at.Refuses ? throw new FaultException("refused") : predictor.Score(features);
        }

        public double[] Score(FeatureTable table) => predictor.Score(table);

        public void Dispose() => predictor.Dispose();
    }
}
