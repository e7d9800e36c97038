namespace Perennial.Terms;

/// <summary>How a challenger takes part in answering.</summary>
public enum StageKind
{
    /// <summary>It answers every request, unseen; the champion's answer is given.</summary>
    Shadow,

    /// <summary>It answers a fixed share of the entities.</summary>
    Split,

    /// <summary>It answers a share of the entities that grows step by step, with the evidence.</summary>
    Canary,
}
