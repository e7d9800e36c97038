using Perennial.Registry;
using Perennial.RollOut;
using Perennial.Terms;

namespace Perennial;

/// <summary>Brings a version that was trained elsewhere: pure functions from a model's state to the facts to append.</summary>
public static class Registration
{
    /// <summary>Registers a version. The same artifact under the same name is the same version: bringing it again adds nothing.</summary>
    /// <param name="state">The model.</param>
    /// <param name="version">The version; its number is given here.</param>
    public static IReadOnlyList<IFact> Register(ModelState state, ModelVersion version)
    {
        _ = state.Registry.Declared();
        return Known(state, version) is not null ? [] : [new VersionRegistered(version with { Number = state.Registry.Versions.Count + 1, Parent = state.Registry.Champion })];
    }

    /// <summary>The version that this one is already; null where it is new.</summary>
    public static ModelVersion? Known(ModelState state, ModelVersion version) => state.Registry.Versions.Find(one =>
        one.Artifact == version.Artifact && one.Flavour == version.Flavour && one.Origin == version.Origin);

    /// <summary>Makes a registered version champion, as of a time at which it began to answer elsewhere.</summary>
    /// <param name="state">The model.</param>
    /// <param name="number">The version.</param>
    /// <param name="reason">Why.</param>
    /// <param name="since">Since when it has answered; null for from now on.</param>
    /// <exception cref="FaultException">The model is frozen, the version may not serve, or another was champion later than that.</exception>
    public static IReadOnlyList<IFact> Promote(ModelState state, int number, string reason, DateTimeOffset? since)
    {
        var facts = Intervention.Promote(state, number, reason);
        if (since is not { } time || facts.Count == 0)
        {
            return facts;
        }

        return state.Registry.ChampionSince is { } before && before >= time
            ? throw new FaultException($"Version {number} cannot have answered since {time:yyyy-MM-dd HH:mm}Z: version {state.Registry.Champion} became champion at {before:yyyy-MM-dd HH:mm}Z. Give a later time, or leave --since out.")
            : [.. facts.Where(fact => fact is not Decide.EvidenceConsumed).Select(fact => fact is VersionPromoted promoted ? promoted with { Since = time } : fact)];
    }

    /// <summary>Lets a registered version begin the stages of the model's file.</summary>
    /// <exception cref="FaultException">It cannot answer here, something else goes on, or there is nothing to compare it with.</exception>
    public static IReadOnlyList<IFact> Challenge(ModelState state, int number) => (state.Registry.Version(number), state.Busy) switch
    {
        _ when state.Registry.Frozen => throw new FaultException("This model is frozen: nothing changes it until it is unfrozen (perennial unfreeze)."),
        (var version, _) when state.Standing(version) is VersionStanding.Champion or VersionStanding.Challenger => [],
        ({ Answers: false }, _) => throw new FaultException($"Version {number} is known only by its logged answers, so it cannot answer beside the champion. Register its artifact, or promote it."),
        (_, { } busy) => throw new FaultException($"Version {number} cannot begin its rollout: {busy}. Ask again when that is over."),
        _ => [new RolloutStarted(number)],
    };
}
