using System.Globalization;

namespace Perennial.Drift.Streaming;

/// <summary>Settings as text that is the same in every culture: Name=value, by name.</summary>
internal static class SettingsText
{
    public static string Of(object settings) => string.Join(' ', settings.GetType().GetProperties()
        .Where(property => property.GetMethod is { IsStatic: false } && property.GetIndexParameters().Length == 0)
        .OrderBy(property => property.Name, StringComparer.Ordinal)
        .Select(property => $"{property.Name}={Text(property.GetValue(settings))}"));

    private static string Text(object? value) => value switch
    {
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        null => "-",
        _ => value.ToString()!,
    };
}
