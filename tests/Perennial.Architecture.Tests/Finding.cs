namespace Perennial.Architecture.Tests;

/// <summary>One place that breaks a rule.</summary>
internal sealed record Finding(string Path, int Line, string Text)
{
    /// <summary>In the form that editors open with a click.</summary>
    public override string ToString() => $"{Path}:{Line}: {Text}";
}
