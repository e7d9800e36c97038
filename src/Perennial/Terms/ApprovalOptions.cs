namespace Perennial.Terms;

/// <summary>Who has to agree before a version that passed its gates enters its rollout.</summary>
public sealed record ApprovalOptions
{
    /// <summary>How many persons, at least 1; all of <see cref="Names"/> where these are given.</summary>
    public int Count { get; init; } = 1;

    /// <summary>Who they are; null for anybody.</summary>
    public IReadOnlyList<string>? Names { get; init; }

    /// <summary>How long they are waited for. The default is 14 days.</summary>
    public TimeSpan AtMost { get; init; } = TimeSpan.FromDays(14);

    /// <summary>What happens when that is over: the version is given up, or goes on waiting. The default is to give it up.</summary>
    public WhenInconclusive OnTimeout { get; init; } = WhenInconclusive.Reject;
}
