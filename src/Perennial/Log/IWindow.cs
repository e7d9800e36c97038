using Perennial.Terms;

namespace Perennial.Log;

/// <summary>Rows of the log joined with their labels, ordered by sequence, handed out one column at a time.</summary>
public interface IWindow : IDisposable
{
    /// <summary>How many rows.</summary>
    int Rows { get; }

    /// <summary>What was logged of requests: the columns it was opened with.</summary>
    IReadOnlyList<FeatureDeclaration> Features { get; }

    /// <summary>A numeric column; NaN where missing.</summary>
    double[] Numbers(string column);

    /// <summary>A text column; null where missing.</summary>
    string?[] Texts(string column);
}
