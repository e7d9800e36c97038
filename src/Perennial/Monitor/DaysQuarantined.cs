using Perennial.Registry;

namespace Perennial.Monitor;

/// <summary>Days whose rows are broken: nothing is trained, judged or decided on them.</summary>
/// <param name="From">The first of them.</param>
/// <param name="To">The last of them; null while the feed is not sound again.</param>
/// <param name="Column">The broken column; null where it is the rows as a whole.</param>
/// <param name="Reason">What is wrong.</param>
[Journaled("days-quarantined")]
public sealed record DaysQuarantined(DateOnly From, DateOnly? To, string? Column, string Reason) : IFact
{
    /// <summary>Whether a day is one of them.</summary>
    public bool Holds(DateOnly day) => day >= From && (To is not { } last || day <= last);

    /// <summary>What is left of it when days count again from <paramref name="day"/> on; null when nothing is.</summary>
    internal DaysQuarantined? Until(DateOnly day) =>
        From >= day ? null : To is { } last && last < day ? this : this with { To = day.AddDays(-1) };
}
