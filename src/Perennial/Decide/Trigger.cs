namespace Perennial.Decide;

/// <summary>What can ask for a retrain.</summary>
public enum Trigger
{
    /// <summary>There is no version yet.</summary>
    First,

    /// <summary>There is one version, and nothing to tell what more rows are worth: a twin on half of its rows will.</summary>
    Twin,

    /// <summary>A person asked.</summary>
    Person,

    /// <summary>The schedule is due.</summary>
    Schedule,

    /// <summary>A feature or the score has drifted.</summary>
    Drift,

    /// <summary>The loss is above that of a fresh version by the declared drop.</summary>
    Performance,

    /// <summary>Enough new labelled rows have come.</summary>
    Rows,

    /// <summary>Staying stale has cost as much as a retrain.</summary>
    Money,

    /// <summary>All triggers say yes that the model's file puts together.</summary>
    All,
}
