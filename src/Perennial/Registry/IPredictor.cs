namespace Perennial.Registry;

/// <summary>A loaded version. Safe to call from many threads.</summary>
public interface IPredictor : IDisposable
{
    /// <summary>The probability of a positive label for one request.</summary>
    /// <param name="features">In the signature's order: a double, a string, or null where missing. A category that the version has not seen counts as missing.</param>
    double Score(IReadOnlyList<object?> features);

    /// <summary>The probabilities for every row of a table.</summary>
    double[] Score(FeatureTable table);
}
