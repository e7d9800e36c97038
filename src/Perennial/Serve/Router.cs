using Perennial.Registry;

namespace Perennial.Serve;

/// <summary>Answers requests by a routing table that is replaced whole: a request ends on the versions it began with.</summary>
/// <param name="versions">Loads versions.</param>
public sealed class Router(VersionLoader versions)
{
    private RoutingTable? table;

    /// <summary>The table that answers now; null before the first.</summary>
    public RoutingTable? Table => Volatile.Read(ref table);

    /// <summary>Loads the versions of a table, then lets it answer from the next request on.</summary>
    public void Swap(RoutingTable next)
    {
        Load(next);
        Volatile.Write(ref table, next);
    }

    /// <summary>Loads the versions of a table, so that a swap to it takes no time.</summary>
    public void Load(RoutingTable next)
    {
        foreach (var version in new[] { next.Champion, next.Challenger }.OfType<ModelVersion>())
        {
            versions.Load(version);
        }
    }

    /// <summary>Answers one request.</summary>
    public Answer Answer(Request request)
    {
        if (Table is not { Champion: { } champion } current)
        {
            return Serve.Answer.None;
        }

        if (current.Challenger is not { } challenger)
        {
            return new Answer(champion.Number, Score(champion, request), null, double.NaN);
        }

        if (current.Share > 0)
        {
            var chosen = Assignment.Of(current.Model, challenger.Number, request.Entity ?? request.Id) < current.Share ? challenger : champion;
            return new Answer(chosen.Number, Score(chosen, request), null, double.NaN);
        }

        var score = Score(champion, request);
        return Unseen(challenger, request) is { } unseen
            ? new Answer(champion.Number, score, challenger.Number, unseen)
            : new Answer(champion.Number, score, null, double.NaN);
    }

    /// <summary>Whatever a version in the shadow does, the answer is given: null where it gave no probability.</summary>
    private double? Unseen(ModelVersion challenger, Request request)
    {
        try
        {
            return Score(challenger, request) is >= 0 and <= 1 and var score ? score : null;
        }
        catch (Exception)
        {
            return null;
        }
    }

    private double Score(ModelVersion version, Request request) => versions.Load(version).Score(request.Features);
}
