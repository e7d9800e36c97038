using System.Globalization;

namespace Perennial.Adapters.Processes;

/// <summary>A place in the logs of a run.</summary>
/// <param name="Attempt">Which of its attempts; 0 before the first.</param>
/// <param name="Bytes">How far in its log.</param>
public readonly record struct RunLogPlace(int Attempt, long Bytes)
{
    /// <summary>The place of a text as <see cref="ToString"/> writes it; the beginning where it is none.</summary>
    public static RunLogPlace Parse(string? text) =>
        text?.Split(':') is [var attempt, var bytes] && int.TryParse(attempt, CultureInfo.InvariantCulture, out int number) && long.TryParse(bytes, CultureInfo.InvariantCulture, out long at) && at >= 0
            ? new RunLogPlace(number, at)
            : default;

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Attempt}:{Bytes}");
}
