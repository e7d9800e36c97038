namespace Perennial.Adapters.Tests.Conformance;

/// <summary>A clock that is set by hand, also back.</summary>
public sealed class HandClock : TimeProvider
{
    public DateTimeOffset Now { get; set; } = new(2024, 5, 1, 12, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;
}
