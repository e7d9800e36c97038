namespace Perennial.Terms;

/// <summary>Days in UTC.</summary>
public static class Days
{
    /// <summary>Midnight at which a day begins.</summary>
    public static DateTimeOffset Start(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);

    /// <summary>The day that holds an instant.</summary>
    public static DateOnly Of(DateTimeOffset instant) => DateOnly.FromDateTime(instant.UtcDateTime);

    /// <summary>The last midnight at or before an instant.</summary>
    public static DateTimeOffset Floor(DateTimeOffset instant) => Start(Of(instant));
}
