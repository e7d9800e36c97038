namespace Perennial.Registry;

/// <summary>A loaded version. Safe to call from many threads.</summary>
/// <remarks>The same row has the same answer, alone, among others and in a table. Calls in flight while it is disposed end well; later ones are refused.</remarks>
public interface IPredictor : IDisposable
{
    /// <summary>What it takes of memory, in bytes, where that can be told apart from the rest of this process; null where it cannot, or before the first answer. The default is null.</summary>
    long? MemoryBytes => null;

    /// <summary>The answer to one request: the probability of a positive label, the probability of each class, or a number.</summary>
    /// <param name="features">In the signature's order: a double, a string, or null where missing. A category that the version has not seen counts as missing.</param>
    /// <exception cref="Terms.FaultException">Too few or too many values, or one of another type.</exception>
    double[] Score(IReadOnlyList<object?> features);

    /// <summary>The answers to some requests, one after another.</summary>
    /// <param name="requests">Each as for one request.</param>
    /// <exception cref="Terms.FaultException">One has too few or too many values, or one of another type; none is answered then.</exception>
    double[] ScoreAll(IReadOnlyList<IReadOnlyList<object?>> requests)
    {
        double[]? answers = null;
        for (var row = 0; row < requests.Count; row++)
        {
            var answer = Score(requests[row]);
            answers ??= new double[requests.Count * answer.Length];
            answer.CopyTo(answers, row * answer.Length);
        }

        return answers ?? [];
    }

    /// <summary>The answers to every row of a table, row after row.</summary>
    double[] Score(FeatureTable table);
}
