using Perennial.Registry;

namespace Perennial.App.Commands;

/// <summary>The version that answers.</summary>
/// <param name="Version">Its number.</param>
/// <param name="Since">From when it answers.</param>
/// <param name="DaysSince">How long that is.</param>
/// <param name="TrainedTo">It knows rows up to here.</param>
/// <param name="TrainingRows">How many.</param>
/// <param name="Why">What made it champion.</param>
internal sealed record ChampionView(int Version, DateTimeOffset Since, double DaysSince, DateTimeOffset TrainedTo, long TrainingRows, string Why)
{
    /// <summary>Of a registry; null while there is no champion.</summary>
    public static ChampionView? Of(RegistryState registry, DateTimeOffset now)
    {
        if (registry.Champion is not { } number)
        {
            return null;
        }

        var (version, reign) = (registry.Version(number), registry.Reigns[^1]);
        return new ChampionView(number, reign.Since, (now - reign.Since).TotalDays, version.TrainedTo, version.TrainingRows, reign.Why);
    }

    /// <inheritdoc/>
    public override string ToString() => Words.Text(
        $"version {Version}, for {DaysSince:0.#} days (since {Words.Of(Since)} UTC), ")
        + (TrainingRows == 0 ? "trained elsewhere on rows nobody told" : Words.Text($"trained on {TrainingRows:N0} rows up to {Words.Of(TrainedTo)}"));
}
