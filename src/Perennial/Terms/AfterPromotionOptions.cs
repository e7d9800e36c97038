namespace Perennial.Terms;

/// <summary>How long a new champion is compared with the one before, and what happens when it does worse.</summary>
public sealed record AfterPromotionOptions
{
    /// <summary>Predictions of this stretch of time after the promotion are compared; zero compares nothing. The default is 14 days.</summary>
    public TimeSpan Watch { get; init; } = TimeSpan.FromDays(14);

    /// <summary>What happens when the champion before is better beyond the margin. The default is to roll back.</summary>
    public WhenWorse OnWorse { get; init; } = WhenWorse.RollBack;
}
