using Perennial.Evaluate;
using Perennial.Monitor;
using Perennial.Registry;

namespace Perennial.Serve;

/// <summary>Answers requests by a routing table that is replaced whole: a request ends on the versions it began with.</summary>
/// <param name="versions">Loads versions.</param>
/// <param name="shadows">Asks versions in the shadow off the path of the answers; null asks them in line, so that the answer brings what they said.</param>
/// <param name="probe">Tries in a process that may die what may crash the one that loads it; null trusts everything.</param>
/// <param name="tally">Told what serving takes; null where nothing is measured.</param>
public sealed partial class Router(VersionLoader versions, ShadowQueue? shadows = null, IArtifactProbe? probe = null, ServingTally? tally = null) : IDisposable
{
    private const int Remembered = 4;
    private readonly TableLoader loader = new(versions, probe);
    private readonly MeteredVersions asked = new(tally);
    private readonly MeteredVersions untold = new(null);
    private readonly Request?[] seen = new Request?[Remembered];
    private ServedTable? served;
    private long shadowFailedCount;
    private int remember = Remembered;

    /// <summary>The table that answers now; null before the first.</summary>
    public RoutingTable? Table => Volatile.Read(ref served)?.Table;

    /// <summary>Whether an answer to these requests may wait for another process, so that whoever asks holds a thread meanwhile.</summary>
    public bool Waits(IReadOnlyList<Request> requests)
    {
        if (Volatile.Read(ref served) is not { } table)
        {
            return false;
        }

        for (var at = 0; at < requests.Count; at++)
        {
            if (requests[at].Version is { } number ? table.Table.Versions.Any(version => version.Number == number && ServedVersion.WaitsFor(version)) : table.Waits)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Requests that the version in the shadow, asked in line, could not answer.</summary>
    public long ShadowFailedCount => Interlocked.Read(ref shadowFailedCount);

    /// <summary>Loads the versions of a table, then lets it answer from the next request on. The versions of the table before are let go when its last request ended.</summary>
    /// <exception cref="Terms.FaultException">A version cannot be loaded; the table before goes on.</exception>
    public void Swap(RoutingTable next) => Swap(Load(next));

    /// <summary>Answers one request.</summary>
    /// <exception cref="Terms.FaultException">It has too few or too many values, or one of another type, or names a version that does not exist.</exception>
    /// <exception cref="UnansweredException">The version that it came to gave no answer.</exception>
    public Answer Answer(Request request)
    {
        if (Enter() is not { } table)
        {
            return Serve.Answer.None;
        }

        try
        {
            Remember(request);
            return Answer(table, request);
        }
        finally
        {
            table.Leave();
        }
    }

    /// <summary>Lets go of all versions when the last request has ended; afterwards there is no answer.</summary>
    public void Dispose() => Interlocked.Exchange(ref served, null)?.Retire();

    /// <summary>Loads and warms the versions of a table.</summary>
    internal ServedTable Load(RoutingTable next) => loader.Load(next, Volatile.Read(ref served), [.. seen.OfType<Request>()]);

    /// <summary>Lets a loaded table answer.</summary>
    internal void Swap(ServedTable next)
    {
        var before = Interlocked.Exchange(ref served, next);
        Volatile.Write(ref remember, 0);
        before?.Retire();
    }

    private ServedTable? Enter()
    {
        while (Volatile.Read(ref served) is { } table)
        {
            if (table.TryEnter())
            {
                return table;
            }
        }

        return null;
    }

    /// <summary>The first requests on a table are kept, to warm what comes after it with.</summary>
    private void Remember(Request request)
    {
        var place = Volatile.Read(ref remember);
        if (place < Remembered)
        {
            seen[place] = request;
            Volatile.Write(ref remember, place + 1);
        }
    }

    private Answer Answer(ServedTable table, Request request)
    {
        if (request.Version is { } number)
        {
            return Pinned(table, number, request);
        }

        if (table.Champion is not { } champion)
        {
            return Serve.Answer.None;
        }

        var arm = ArmOf(table, request);
        return Seen(table, arm, request, asked.Score(table, arm == Arm.Champion ? champion : table.Challenger!, request));
    }

    private Arm ArmOf(ServedTable table, Request request)
    {
        var arm = table.Challenger is { } challenger && table.Table.Share > 0
            && Assignment.Of(table.Table.Model, challenger.Number, request.Entity ?? request.Id) < table.Table.Share ? Arm.Challenger : Arm.Champion;
        asked.Assigned(table, request, arm);
        return arm;
    }

    /// <summary>The answer of an arm, and what the version in the shadow has to do with it.</summary>
    private Answer Seen(ServedTable table, Arm arm, Request request, double[] answer)
    {
        var score = Answers.AsNumber(answer);
        var weight = table.Sampling?.Weight(request.Id, score) ?? 1;
        var (shadow, unseen) = weight > 0 && arm == Arm.Champion && table is { Challenger: not null, Table.Share: 0 } ? Unseen(table, request) : (null, null);
        return new Answer((arm == Arm.Champion ? table.Champion : table.Challenger)!.Number, score, shadow, unseen is null ? double.NaN : Answers.AsNumber(unseen))
        {
            Arm = arm,
            Classes = answer.Length > 1 ? answer : null,
            ShadowClasses = unseen is { Length: > 1 } ? unseen : null,
            Weight = weight,
            WeightPlace = table.Sampling?.Place ?? -1,
        };
    }

    private (int? Shadow, double[]? Answer) Unseen(ServedTable table, Request request) =>
        shadows is null ? InLine(table, table.Challenger!, request)
        : shadows.TryAdd(table, request) ? (table.Challenger!.Number, null)
        : (null, null);

    /// <summary>What the shadow says. Whatever it does, the caller does not notice: what is no answer is a failure too.</summary>
    private (int? Shadow, double[]? Answer) InLine(ServedTable table, ServedVersion challenger, Request request)
    {
        try
        {
            var unseen = asked.Score(table, challenger, request, unseen: true);
            if (Answers.Sound(table.Table.Task, unseen))
            {
                return (challenger.Number, unseen);
            }
        }
        catch (Exception)
        {
            // Counted below.
        }

        Interlocked.Increment(ref shadowFailedCount);
        return (null, null);
    }
}
