namespace Perennial.Terms;

/// <summary>What a model predicts.</summary>
public enum TaskKind
{
    /// <summary>The probability of a label of 0 or 1.</summary>
    Binary,

    /// <summary>The probability of each of a declared list of classes.</summary>
    Multiclass,

    /// <summary>A number.</summary>
    Regression,
}
