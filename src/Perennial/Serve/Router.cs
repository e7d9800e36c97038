using Perennial.Monitor;
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
            return Of(champion, Score(current, champion, request));
        }

        if (current.Share > 0)
        {
            var chosen = Assignment.Of(current.Model, challenger.Number, request.Entity ?? request.Id) < current.Share ? challenger : champion;
            return Of(chosen, Score(current, chosen, request));
        }

        return Unseen(current, Of(champion, Score(current, champion, request)), challenger, request);
    }

    private static Answer Of(ModelVersion version, double[] answer) => new(version.Number, Answers.AsNumber(answer), null, double.NaN)
    {
        Classes = answer.Length > 1 ? answer : null,
    };

    /// <summary>Adds what the shadow says. Whatever it does, the caller does not notice: what is no answer is a failure too.</summary>
    private Answer Unseen(RoutingTable current, Answer answer, ModelVersion challenger, Request request)
    {
        try
        {
            var unseen = Score(current, challenger, request);
            if (Answers.Sound(current.Task, unseen))
            {
                return answer with { Shadow = challenger.Number, ShadowScore = Answers.AsNumber(unseen), ShadowClasses = unseen.Length > 1 ? unseen : null };
            }
        }
        catch (Exception)
        {
            // Counted below.
        }

        Interlocked.Increment(ref shadowFailedCount);
        return answer;
    }

    private double[] Score(RoutingTable current, ModelVersion version, Request request) =>
        versions.Load(version).Score(Inputs.Of(current.Logged, version.Features, request.Features));
}
