namespace Perennial.Log;

/// <summary>The names of a window's columns that are not features.</summary>
public static class WindowColumns
{
    /// <summary>The prediction's id: text.</summary>
    public const string Id = "_id";

    /// <summary>When it occurred: seconds since 1970, UTC.</summary>
    public const string Occurred = "_occurred";

    /// <summary>The version that answered: a number; NaN where none did.</summary>
    public const string Version = "_version";

    /// <summary>The score that was answered: a number; NaN where none was.</summary>
    public const string Score = "_score";

    /// <summary>What the row belongs to: text.</summary>
    public const string Entity = "_entity";

    /// <summary>The newest label as of the query: 0 or 1, the place of a class, or a number; NaN where none has arrived.</summary>
    public const string Label = "_label";

    /// <summary>What the query's shadow version would have said: a number.</summary>
    public const string ShadowScore = "_shadow";

    /// <summary>The probability of a class that was answered: a number.</summary>
    /// <param name="place">Of the class, from 0.</param>
    public static string Class(int place) => $"_class{place}";

    /// <summary>The probability of a class that the query's shadow version would have said: a number.</summary>
    /// <param name="place">Of the class, from 0.</param>
    public static string ShadowClass(int place) => $"_shadow_class{place}";
}
