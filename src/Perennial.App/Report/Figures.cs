using System.Globalization;

namespace Perennial.App.Report;

/// <summary>How numbers are written for people: the same in the table, the report and its charts.</summary>
internal static class Figures
{
    public static string Money(double amount, string currency) => $"{currency} {Amount(amount)}";

    public static string Amount(double amount) => Plain(amount).ToString("N0", CultureInfo.InvariantCulture);

    public static string Cents(double amount) => amount.ToString("N2", CultureInfo.InvariantCulture);

    public static string Loss(double loss) => loss.ToString("0.0000", CultureInfo.InvariantCulture);

    public static string Difference(double loss) => loss.ToString("+0.0000;−0.0000;0.0000", CultureInfo.InvariantCulture);

    public static string Share(double ratio) => string.Create(CultureInfo.InvariantCulture, $"{Plain(100 * ratio):0} %");

    public static string FineShare(double ratio) => string.Create(CultureInfo.InvariantCulture, $"{100 * ratio:0.0} %");

    public static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Day(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string ShortDay(DateTimeOffset at) => at.UtcDateTime.ToString("d MMM", CultureInfo.InvariantCulture);

    public static string LongDay(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    public static string Index(double index) => index.ToString("0.000", CultureInfo.InvariantCulture);

    public static string Delay(TimeSpan delay) => delay switch
    {
        { TotalDays: >= 1 } => Of(delay.TotalDays, "day"),
        { TotalHours: >= 1 } => Of(delay.TotalHours, "hour"),
        _ => Of(delay.TotalMinutes, "minute"),
    };

    public static string Times(int count, string once, string many) =>
        count == 1 ? once : string.Create(CultureInfo.InvariantCulture, $"{count:N0} {many}");

    private static string Of(double amount, string unit) =>
        string.Create(CultureInfo.InvariantCulture, $"{amount:0.##} {unit}{(amount == 1 ? string.Empty : "s")}");

    /// <summary>Rounded without a sign on zero.</summary>
    private static double Plain(double amount) => Math.Round(amount) + 0.0;

    /// <summary>The mean label: a share where labels are 0 and 1, a number elsewhere.</summary>
    public static string Label(double mean) => mean is >= 0 and <= 1 ? FineShare(mean) : mean.ToString("#,0.##", CultureInfo.InvariantCulture);
}
