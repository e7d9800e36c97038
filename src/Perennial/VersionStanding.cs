namespace Perennial;

/// <summary>What a version is to its model.</summary>
public enum VersionStanding
{
    /// <summary>It answers.</summary>
    Champion,

    /// <summary>It tries to replace the champion.</summary>
    Challenger,

    /// <summary>Its run is still judging it.</summary>
    Candidate,

    /// <summary>It was champion before and may be again.</summary>
    Stored,

    /// <summary>It was trained elsewhere, and a person may make it champion.</summary>
    Registered,

    /// <summary>It was trained to learn from, not to serve.</summary>
    Twin,

    /// <summary>A gate, a stage or a person gave it up.</summary>
    Rejected,
}
