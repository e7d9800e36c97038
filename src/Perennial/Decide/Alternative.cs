namespace Perennial.Decide;

/// <summary>Something that could be done, in money.</summary>
/// <param name="Action">What.</param>
/// <param name="Version">The version to go back to; null unless that is the action.</param>
/// <param name="Once">Money paid at once, in the model's currency.</param>
/// <param name="PerDay">Money lost per day from then on against a fresh version; null when that is not known yet.</param>
public sealed record Alternative(ActionKind Action, int? Version, double Once, double? PerDay);
