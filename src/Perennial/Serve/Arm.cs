namespace Perennial.Serve;

/// <summary>Why a version answered.</summary>
public enum Arm
{
    /// <summary>It is the champion.</summary>
    Champion,

    /// <summary>It is the challenger, and the request's entity belongs to its share of a split.</summary>
    Challenger,

    /// <summary>The request named it. Such a request is a test: it belongs to no arm of a split, nobody answers it unseen, and it leaves no row in the log.</summary>
    Pinned,
}
