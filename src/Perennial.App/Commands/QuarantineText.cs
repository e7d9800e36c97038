using Perennial.Monitor;

namespace Perennial.App.Commands;

/// <summary>Days in quarantine, in words.</summary>
internal static class QuarantineText
{
    /// <summary>Which days, of which column, and why.</summary>
    public static string Of(DaysQuarantined days) =>
        Words.Text($"{days.From:yyyy-MM-dd}{(days.To is null ? " and on" : days.To == days.From ? string.Empty : Words.Text($" to {days.To:yyyy-MM-dd}"))}, {days.Column ?? "all rows"}: {days.Reason}");
}
