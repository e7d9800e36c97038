namespace Perennial.Monitor;

/// <summary>How many were assigned to each arm of a split: an entity once, however often it asks; a request without one for itself.</summary>
/// <param name="Challenger">The challenger.</param>
/// <param name="Share">Of the entities that it is to answer.</param>
/// <param name="Since">When this count began: with the share, or with the process that counts.</param>
/// <param name="ChampionEntities">Assigned to the champion, whoever answered.</param>
/// <param name="ChallengerEntities">Assigned to the challenger, whoever answered.</param>
public sealed record ArmsServed(int Challenger, double Share, DateTimeOffset Since, long ChampionEntities, long ChallengerEntities)
{
    /// <summary>Those that came after an earlier count of the same.</summary>
    public ArmsServed After(ArmsServed? earlier) => earlier is null || (earlier.Challenger, earlier.Share, earlier.Since) != (Challenger, Share, Since)
        ? this
        : this with { ChampionEntities = ChampionEntities - earlier.ChampionEntities, ChallengerEntities = ChallengerEntities - earlier.ChallengerEntities };
}
