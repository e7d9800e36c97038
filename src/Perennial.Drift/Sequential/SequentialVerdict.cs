namespace Perennial.Drift.Sequential;

/// <summary>What a sequential comparison of challenger with champion says at a look.</summary>
public enum SequentialVerdict
{
    /// <summary>Not enough evidence yet.</summary>
    KeepGoing,

    /// <summary>The challenger loses less than the champion.</summary>
    ChallengerBetter,

    /// <summary>The challenger loses more than the champion.</summary>
    ChallengerWorse,

    /// <summary>The difference lies within the stated margin on both sides.</summary>
    Equivalent,
}
