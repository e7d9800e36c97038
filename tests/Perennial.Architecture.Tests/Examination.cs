namespace Perennial.Architecture.Tests;

/// <summary>What a rule saw, and what it found there.</summary>
/// <param name="Seen">How many things were looked at: files, types, methods; each rule says which.</param>
/// <param name="Findings">The places that break the rule.</param>
internal sealed record Examination(int Seen, IReadOnlyList<Finding> Findings)
{
    /// <summary>One examination of everything that several looked at.</summary>
    public static Examination Of<T>(IEnumerable<T> things, Func<T, IEnumerable<Finding>> rule)
    {
        var all = things.ToList();
        return new(all.Count, [.. all.SelectMany(rule)]);
    }

    /// <summary>Fails with every finding, and fails as well when fewer than <paramref name="atLeast"/> things were looked at.</summary>
    public void MustBeClean(int atLeast)
    {
        Assert.True(Seen >= atLeast, $"The rule looked at {Seen} things where at least {atLeast} are known to be: it looks in the wrong place.");
        Assert.True(Findings.Count == 0, $"{Findings.Count} of {Seen} break the rule:\n  " + string.Join("\n  ", Findings));
    }
}
