namespace Perennial.Terms;

/// <summary>When a version is replaced. Without any trigger, money alone decides.</summary>
public sealed record RetrainOptions
{
    /// <summary>A cron expression of five fields, in UTC; null for no schedule.</summary>
    public string? Schedule { get; init; }

    /// <summary>Drift: how long between two false alarms, over all features together; null when drift does not act.</summary>
    public TimeSpan? DriftFalseAlarmEvery { get; init; }

    /// <summary>Drift: how many of the newest looks have to be alarms; null is the newest one alone.</summary>
    public AlarmedLooks? DriftLooks { get; init; }

    /// <summary>Performance: by how much the loss must be above that of a fresh version; null when it does not act.</summary>
    public double? PerformanceDrop { get; init; }

    /// <summary>Performance: how many of the newest looks have to be alarms; null is the newest one alone.</summary>
    public AlarmedLooks? PerformanceLooks { get; init; }

    /// <summary>New labelled rows since the champion's last one; null when volume does not act.</summary>
    public long? Rows { get; init; }

    /// <summary>Whether regret acts. The default is true when nothing else is declared.</summary>
    public bool Money { get; init; } = true;

    /// <summary>Triggers that act only when all of them say yes, two or more of those declared; null where each acts alone.</summary>
    public IReadOnlyList<TriggerKind>? All { get; init; }

    /// <summary>Signals during whose alarms nothing retrains unasked; null where none stands in the way.</summary>
    public IReadOnlyList<SignalKind>? Not { get; init; }

    /// <summary>The least time between two retrains. The default is 3 days.</summary>
    public TimeSpan Cooldown { get; init; } = TimeSpan.FromDays(3);

    /// <summary>The most money spent on retrains within <see cref="BudgetPer"/>; null for no limit.</summary>
    public double? BudgetLimit { get; init; }

    /// <summary>The stretch of time that <see cref="BudgetLimit"/> holds for. The default is 30 days.</summary>
    public TimeSpan BudgetPer { get; init; } = TimeSpan.FromDays(30);
}
