namespace Perennial.Registry;

/// <summary>A loaded version. Safe to call from many threads.</summary>
public interface IPredictor : IDisposable
{
    /// <summary>The answer to one request: the probability of a positive label, the probability of each class, or a number.</summary>
    /// <param name="features">In the signature's order: a double, a string, or null where missing. A category that the version has not seen counts as missing.</param>
    double[] Score(IReadOnlyList<object?> features);

    /// <summary>The answers to every row of a table, row after row.</summary>
    double[] Score(FeatureTable table);
}
