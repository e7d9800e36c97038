using Perennial.Registry;

namespace Perennial.Serve;

/// <summary>Answers requests by a routing table that is replaced whole: a request ends on the versions it began with.</summary>
/// <param name="versions">Loads versions.</param>
public sealed class Router(VersionLoader versions)
{
    private RoutingTable? table;
    private long shadowFailedCount;

    /// <summary>The table that answers now; null before the first.</summary>
    public RoutingTable? Table => Volatile.Read(ref table);

    /// <summary>Requests that the version in the shadow could not answer.</summary>
    public long ShadowFailedCount => Interlocked.Read(ref shadowFailedCount);

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

        return Unseen(new Answer(champion.Number, Score(champion, request), null, double.NaN), challenger, request);
    }

    /// <summary>Adds what the shadow says. Whatever it does, the caller does not notice: no probability is a failure too.</summary>
    private Answer Unseen(Answer answer, ModelVersion challenger, Request request)
    {
        try
        {
            if (Score(challenger, request) is >= 0 and <= 1 and var score)
            {
                return answer with { Shadow = challenger.Number, ShadowScore = score };
            }
        }
        catch (Exception)
        {
            // Counted below.
        }

        Interlocked.Increment(ref shadowFailedCount);
        return answer;
    }

    private double Score(ModelVersion version, Request request) => versions.Load(version).Score(request.Features);
}
