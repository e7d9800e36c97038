using Perennial.Registry;
using Perennial.Terms;

namespace Perennial.Proofs;

/// <summary>Loads versions, counts those that are loaded, and lets one of them stall.</summary>
public sealed class RouterSource(IPredictorSource source) : IPredictorSource, IDisposable
{
    private readonly ManualResetEventSlim gate = new(initialState: true);
    private int loads;
    private int loaded;
    private int most;
    private int afterwards;

    /// <summary>The artifact that stalls while the gate is closed.</summary>
    public Digest? Stalls { get; set; }

    /// <summary>Loads so far.</summary>
    public int Loads => Volatile.Read(ref loads);

    /// <summary>Versions that are loaded and were not disposed of.</summary>
    public int Loaded => Volatile.Read(ref loaded);

    /// <summary>The most that were loaded at once.</summary>
    public int Most => Volatile.Read(ref most);

    /// <summary>Questions to a version that was disposed of.</summary>
    public int Afterwards => Volatile.Read(ref afterwards);

    public void Close() => gate.Reset();

    public void Open() => gate.Set();

    public void Dispose() => gate.Dispose();

    public IPredictor Load(Digest artifact, IReadOnlyList<FeatureDeclaration> features)
    {
        Interlocked.Increment(ref loads);
        most = Math.Max(most, Interlocked.Increment(ref loaded));
        return new Counted(this, source.Load(artifact, features), artifact == Stalls);
    }

    private sealed class Counted(RouterSource at, IPredictor predictor, bool stalls) : IPredictor
    {
        private volatile bool gone;

        public double[] Score(IReadOnlyList<object?> features)
        {
            Pass();
            return predictor.Score(features);
        }

        public double[] ScoreAll(IReadOnlyList<IReadOnlyList<object?>> requests)
        {
            Pass();
            return predictor.ScoreAll(requests);
        }

        public double[] Score(FeatureTable table)
        {
            Pass();
            return predictor.Score(table);
        }

        public void Dispose()
        {
            gone = true;
            Interlocked.Decrement(ref at.loaded);
            predictor.Dispose();
        }

        private void Pass()
        {
            if (gone)
            {
                Interlocked.Increment(ref at.afterwards);
            }

            if (stalls)
            {
                at.gate.Wait();
            }
        }
    }
}
