namespace Perennial.RollOut;

/// <summary>Where a challenger stands.</summary>
public enum Phase
{
    /// <summary>It passed its gates.</summary>
    Proposed,

    /// <summary>It answers unseen.</summary>
    Shadow,

    /// <summary>It answers a share.</summary>
    Split,

    /// <summary>Its stage timed out and a person has to decide.</summary>
    Held,

    /// <summary>It is champion.</summary>
    Promoted,

    /// <summary>It was given up.</summary>
    Rejected,
}
