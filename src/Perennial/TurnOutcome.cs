namespace Perennial;

/// <summary>What a driver does after a turn.</summary>
public enum TurnOutcome
{
    /// <summary>Nothing more can happen until there are new rows, or later.</summary>
    Rest,

    /// <summary>A step was taken; the next may follow at once.</summary>
    Again,

    /// <summary>A training goes on; look again when it has ended.</summary>
    Training,
}
