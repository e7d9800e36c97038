namespace Perennial.Decide;

/// <summary>What may be done to a model in a turn.</summary>
public enum ActionKind
{
    /// <summary>Nothing: the champion stays.</summary>
    Keep,

    /// <summary>A stored version becomes champion again.</summary>
    Reuse,

    /// <summary>A new version is trained.</summary>
    Retrain,
}
