namespace Perennial.App.Commands;

/// <summary>What a call of <c>turn</c> came to.</summary>
internal enum TurnAction
{
    /// <summary>There was nothing to do.</summary>
    Keep,

    /// <summary>An earlier version answers again.</summary>
    Reused,

    /// <summary>A new version passed its gates, and takes over by its stages.</summary>
    Retrained,

    /// <summary>There is a new champion.</summary>
    Promoted,

    /// <summary>A trigger asks for a retrain, and the model's mode leaves it to a person.</summary>
    Advised,

    /// <summary>A retrain is decided; its training is begun by a call that waits for it.</summary>
    Due,

    /// <summary>A version waits for a person.</summary>
    Held,

    /// <summary>A gate or a stage refused the new version, or its training failed.</summary>
    Rejected,
}
