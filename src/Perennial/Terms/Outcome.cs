namespace Perennial.Terms;

/// <summary>The three answers of every judgement.</summary>
public enum Outcome
{
    /// <summary>Yes: what was asked holds.</summary>
    Pass,

    /// <summary>No: what was asked does not hold.</summary>
    Fail,

    /// <summary>The evidence does not allow an answer yet.</summary>
    NotEnoughEvidence,
}
