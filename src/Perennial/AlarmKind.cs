namespace Perennial;

/// <summary>What is wrong with a model's loop. What is wrong with its data is told by its signals.</summary>
public enum AlarmKind
{
    /// <summary>No predictions come.</summary>
    NoPredictions,

    /// <summary>Predictions come, and no labels.</summary>
    NoLabels,

    /// <summary>The loop takes no turns, or its training does not end.</summary>
    LoopStuck,

    /// <summary>What it may spend is spent, and a retrain is due.</summary>
    BudgetSpent,

    /// <summary>A version waits for a person.</summary>
    PersonAwaited,

    /// <summary>A new champion does worse than the one before, or keeps no limit, and is not taken back.</summary>
    WorseChampion,
}
