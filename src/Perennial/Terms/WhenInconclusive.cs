namespace Perennial.Terms;

/// <summary>What happens when evidence stays short.</summary>
public enum WhenInconclusive
{
    /// <summary>The challenger is given up.</summary>
    Reject,

    /// <summary>The challenger goes on to the next stage, which gathers more evidence.</summary>
    Continue,

    /// <summary>Nothing moves until a person decides.</summary>
    Hold,
}
