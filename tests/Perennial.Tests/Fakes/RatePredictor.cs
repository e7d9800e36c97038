using Perennial.Registry;

namespace Perennial.Tests.Fakes;

/// <summary>Says a fixed probability for every whole value of the first feature.</summary>
internal sealed class RatePredictor(double[] rates) : IPredictor
{
    /// <summary>Whether it was disposed.</summary>
    public bool Disposed { get; private set; }

    public double[] Score(IReadOnlyList<object?> features) => [features[0] is double value ? Of(value) : 0.5];

    public double[] Score(FeatureTable table) => Array.ConvertAll(table.Numbers(0), Of);

    public void Dispose() => Disposed = true;

    private double Of(double value) => double.IsNaN(value) ? 0.5 : rates[Math.Clamp((int)value, 0, rates.Length - 1)];
}
