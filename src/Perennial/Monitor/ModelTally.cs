namespace Perennial.Monitor;

/// <summary>Counts of one model since the newest measurement.</summary>
/// <param name="begun">When counting began.</param>
internal sealed class ModelTally(DateTimeOffset begun)
{
    private readonly Lock gate = new();
    private readonly SortedDictionary<int, VersionTally> versions = [];
    private readonly ArmTally arms = new();
    private DateTimeOffset from = begun;
    private ServingMeasurement? offered;

    public void Count(int version, double seconds, bool unseen, ServedEnd end)
    {
        lock (gate)
        {
            Of(version).Count(seconds, unseen, end);
        }
    }

    public void Drop(int version)
    {
        lock (gate)
        {
            Of(version).Drop();
        }
    }

    public void Took(int version, long bytes)
    {
        lock (gate)
        {
            Of(version).Took(bytes);
        }
    }

    public void Assign(int challenger, double share, string unit, bool toChallenger)
    {
        lock (gate)
        {
            arms.Assign(challenger, share, unit, toChallenger, from);
        }
    }

    /// <summary>What was offered and not recorded is offered again, with what came since.</summary>
    public ServingMeasurement Read(long after, DateTimeOffset now)
    {
        lock (gate)
        {
            var to = now > from ? now : from;
            var next = new ServingMeasurement(after + 1, from, to, [.. versions.Select(one => one.Value.Take(one.Key)).OfType<VersionServed>()]) { Arms = arms.Read() };
            offered = offered is { } before && before.Number > after ? before.Merge(next) : next;
            from = to;
            return offered;
        }
    }

    private VersionTally Of(int version)
    {
        if (!versions.TryGetValue(version, out var tally))
        {
            versions[version] = tally = new VersionTally();
        }

        return tally;
    }
}
