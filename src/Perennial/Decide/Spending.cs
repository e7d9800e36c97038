namespace Perennial.Decide;

/// <summary>A retrain that was decided.</summary>
/// <param name="At">When.</param>
/// <param name="Amount">What it costs, in the model's currency, with its trials.</param>
/// <param name="Trigger">What asked for it.</param>
/// <param name="Maturity">The newest cohort that was known; null when none was.</param>
public sealed record Spending(DateTimeOffset At, double Amount, Trigger Trigger, DateOnly? Maturity);
