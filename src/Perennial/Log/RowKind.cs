namespace Perennial.Log;

/// <summary>What a row of the log is.</summary>
public enum RowKind
{
    /// <summary>A request with its features and, where a version answered, its score.</summary>
    Prediction,

    /// <summary>What a version that did not answer would have said.</summary>
    Shadow,

    /// <summary>The truth of a prediction.</summary>
    Label,
}
