namespace Perennial.Terms;

/// <summary>The triggers that a model's file may declare.</summary>
public enum TriggerKind
{
    /// <summary>Times of a cron expression.</summary>
    Schedule,

    /// <summary>A feature or the score has moved.</summary>
    Drift,

    /// <summary>The champion is worse than when it was fresh.</summary>
    Performance,

    /// <summary>New labelled rows.</summary>
    Rows,

    /// <summary>Regret outgrows the cost of a retrain.</summary>
    Money,
}
