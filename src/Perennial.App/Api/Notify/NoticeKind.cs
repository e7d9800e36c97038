namespace Perennial.App.Api.Notify;

/// <summary>What a receiver is told of.</summary>
internal enum NoticeKind
{
    /// <summary>A decision to do something.</summary>
    Decision,

    /// <summary>A gate or a stage said yes or no.</summary>
    Verdict,

    /// <summary>A version became champion.</summary>
    Promotion,

    /// <summary>A champion was taken back.</summary>
    Rollback,

    /// <summary>Something is wrong, until it is over.</summary>
    Alarm,

    /// <summary>A run ended without a version that passed.</summary>
    RunFailed,

    /// <summary>A version waits for a person, until it does not.</summary>
    ApprovalNeeded,
}
