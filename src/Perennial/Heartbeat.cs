namespace Perennial;

/// <summary>What a server knows that is in no journal yet. What is null is not known, and the journal alone is asked.</summary>
public sealed record Heartbeat
{
    /// <summary>When the loop took its newest turn, also one that left no trace.</summary>
    public DateTimeOffset? Turn { get; init; }

    /// <summary>When the newest prediction arrived, sealed or not.</summary>
    public DateTimeOffset? Prediction { get; init; }
}
