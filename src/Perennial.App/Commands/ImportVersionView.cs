using Perennial.Evaluate;

namespace Perennial.App.Commands;

/// <summary>What bringing a version from another installation came to.</summary>
/// <param name="Model">The model here.</param>
/// <param name="Version">Its number here.</param>
/// <param name="IsNew">Whether it was not known before.</param>
/// <param name="Origin">Where it comes from.</param>
/// <param name="Verdicts">What the gates here said of it; empty where it was known.</param>
/// <param name="Refused">The gate that refused it; null where none did.</param>
/// <param name="State">What it is to the model now.</param>
internal sealed record ImportVersionView(
    string Model, int Version, bool IsNew, string Origin, IReadOnlyList<Verdict> Verdicts, string? Refused, VersionStanding State)
{
    /// <summary>The lines for people.</summary>
    public IEnumerable<string> Lines() =>
    [
        IsNew ? $"{Origin} is registered as version {Version} of '{Model}'." : $"{Origin} is version {Version} of '{Model}' already: nothing is registered.",
        .. Verdicts.Select(verdict => $"  {verdict.Gate}: {Words.Of(verdict.Outcome)}: {verdict.Because}"),
        Refused is not null ? $"The {Refused} gate refused it: it stays stored."
            : State == VersionStanding.Challenger ? "It is the challenger: the next turn goes on with its stages."
            : $"It is {State.ToString().ToLowerInvariant()}.",
    ];
}
