using System.Globalization;
using Perennial.Log;
using Perennial.Serve;
using Perennial.Terms;

namespace Perennial.Simulation.Tests.Faults;

/// <summary>Rows whose truth follows from the first feature, the same every day. Everything follows from the day and the row.</summary>
internal sealed class GivenHistory : IHistory
{
    public const int Days = 48;

    public const int RowsPerDay = 120;

    /// <summary>A Monday.</summary>
    public static DateTimeOffset Start { get; } = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static DateTimeOffset Middle { get; } = Start.AddDays(Days / 2 - 1);

    public (DateTimeOffset First, DateTimeOffset Last, long Rows) Extent(ModelDeclaration model) =>
        (Start, Start.AddDays(Days).AddHours(-1), Days * RowsPerDay);

    public IReadOnlyList<HistoryRow> Read(ModelDeclaration model, DateTimeOffset from, DateTimeOffset to) =>
        [.. Enumerable.Range(0, Days * RowsPerDay).Select(Row).Where(row => row.OccurredAt >= from && row.OccurredAt < to)];

    public Digest Digest() => Terms.Digest.None;

    private static HistoryRow Row(int number)
    {
        var id = number.ToString("D5", CultureInfo.InvariantCulture);
        var x = Chance(id, 1) * 4;
        var at = Start + (TimeSpan.FromDays(1) * number / RowsPerDay);
        return new HistoryRow(id, at, $"e{(int)(Chance(id, 2) * 1_000)}", [x, Chance(id, 3) < 0.5 ? "a" : "b"], Chance(id, 4) < (x >= 2 ? 0.8 : 0.2) ? 1 : 0);
    }

    private static double Chance(string id, int what) => Assignment.Of("history", what, id);
}
