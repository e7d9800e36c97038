using System.CommandLine;
using System.Globalization;

namespace Perennial.App.Commands;

/// <summary>Options whose value is a time.</summary>
internal static class InstantOption
{
    /// <summary>The option; a time without a zone is UTC.</summary>
    public static Option<DateTimeOffset?> Create(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "TIME",
        CustomParser = result =>
        {
            if (result.Tokens is [{ Value: var text }]
                && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time))
            {
                return time;
            }

            result.AddError($"{name} is '{string.Join(' ', result.Tokens)}', which is no time. Write it as 2026-09-01 or 2026-09-01T12:00Z.");
            return null;
        },
    };
}
