namespace Perennial.Drift.Sequential;

/// <summary>What the confidence sequences share.</summary>
internal static class ConfidenceSequences
{
    /// <summary>The options, or the defaults; refused here when alpha and side do not go together.</summary>
    public static ConfidenceSequenceOptions Checked(ConfidenceSequenceOptions? options)
    {
        var settings = options ?? new ConfidenceSequenceOptions();
        return settings.Side == Side.Both || settings.Alpha < 0.5
            ? settings
            : throw new ArgumentException($"Alpha is {settings.Alpha:R}; one side needs less than 0.5.", nameof(options));
    }
}
