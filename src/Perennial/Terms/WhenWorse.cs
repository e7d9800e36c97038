namespace Perennial.Terms;

/// <summary>What happens when a new champion does worse than the one before.</summary>
public enum WhenWorse
{
    /// <summary>The one before answers again.</summary>
    RollBack,

    /// <summary>Nothing changes unasked until a person decides.</summary>
    Hold,

    /// <summary>It is told, and nothing else.</summary>
    Tell,
}
