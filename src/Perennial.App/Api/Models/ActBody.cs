namespace Perennial.App.Api.Models;

/// <summary>What a person says who acts.</summary>
internal sealed record ActBody
{
    /// <summary>Why, for those who read the history later.</summary>
    public string Reason { get; init; } = "no reason was given";

    /// <summary>Who, where no key says it.</summary>
    public string? As { get; init; }

    /// <summary>The first day, of quarantine and release.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last day, of quarantine; null until it is released.</summary>
    public DateOnly? To { get; init; }

    /// <summary>The version to go back to; null for the champion before.</summary>
    public int? Version { get; init; }
}
