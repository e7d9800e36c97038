using System.Diagnostics;
using Perennial.Monitor;
using Perennial.Terms;

namespace Perennial.Serve;

/// <summary>Asks the versions of a table, and counts what became of it: a call is one request to a version, whether it holds a row or a batch.</summary>
/// <param name="tally">Told; null where nothing is counted.</param>
internal sealed class MeteredVersions(ServingTally? tally)
{
    /// <summary>Beyond it a product of two numbers of FP32, in which networks compute, is infinite: no answer to such a row says nothing about the version.</summary>
    private const double Ordinary = 1.8e19;

    /// <summary>Which arm of a split a request came to, told to whoever compares the arms.</summary>
    public void Assigned(ServedTable table, Request request, Arm arm)
    {
        if (table is { Challenger: { } challenger, Table.Share: > 0 and var share })
        {
            tally?.Assigned(table.Table.Model, challenger.Number, share, request.Entity ?? request.Id, arm == Arm.Challenger);
        }
    }

    /// <summary>Nobody asked, since too many waited.</summary>
    public void Dropped(ServedTable table) => tally?.Dropped(table.Table.Model, table.Challenger!.Number);

    /// <summary>The answer to one request.</summary>
    /// <exception cref="UnansweredException">The version gave none, though the request has the values that are declared.</exception>
    public double[] Score(ServedTable table, ServedVersion version, Request request, bool unseen = false)
    {
        var began = Stopwatch.GetTimestamp();
        double[] answer;
        try
        {
            answer = version.Score(request);
        }
        catch (Exception fault) when (Fits(table, version, request))
        {
            throw Unanswered(table, version, unseen, fault, began);
        }

        Count(table, version, unseen, began, Answers.Sound(table.Table.Task, answer) ? ServedEnd.Answered : Extreme(request) ? null : ServedEnd.Failed);
        return answer;
    }

    /// <summary>The answers to some requests, one after another.</summary>
    /// <exception cref="UnansweredException">The version gave none, though all requests have the values that are declared.</exception>
    public double[] ScoreAll(ServedTable table, ServedVersion version, IReadOnlyList<Request> requests)
    {
        var began = Stopwatch.GetTimestamp();
        double[] answers;
        try
        {
            answers = version.ScoreAll(requests);
        }
        catch (Exception fault) when (requests.All(request => Fits(table, version, request)))
        {
            throw Unanswered(table, version, false, fault, began);
        }

        Count(table, version, false, began, Answers.Sound(table.Table.Task, answers) ? ServedEnd.Answered : requests.Any(Extreme) ? null : ServedEnd.Failed);
        return answers;
    }

    /// <summary>Answers that nobody is given, asked for together: each counts, and none was timed by itself.</summary>
    public void Unseen(ServedTable table, ServedVersion version, int answered, int failed)
    {
        for (var one = 0; one < answered + failed && tally is not null; one++)
        {
            if (one < answered)
            {
                tally.Answered(table.Table.Model, version.Number, double.NaN, unseen: true);
            }
            else
            {
                tally.Failed(table.Table.Model, version.Number, unseen: true);
            }
        }

        Weigh(table, version);
    }

    /// <summary>Whether no answer to a request is no wonder, whatever the version.</summary>
    public static bool Extreme(Request request) => request.Features.Any(value => value is double and (> Ordinary or < -Ordinary));

    private UnansweredException Unanswered(ServedTable table, ServedVersion version, bool unseen, Exception fault, long began)
    {
        var unanswered = UnansweredException.Of(table.Table.Model, version.Number, fault);
        Count(table, version, unseen, began, unanswered.TooLate ? ServedEnd.TimedOut : ServedEnd.Failed);
        return unanswered;
    }

    /// <summary>Counts a call; null is one that says nothing about the version.</summary>
    private void Count(ServedTable table, ServedVersion version, bool unseen, long began, ServedEnd? end)
    {
        if (tally is null || end is null)
        {
            return;
        }

        var (model, seconds) = (table.Table.Model, Stopwatch.GetElapsedTime(began).TotalSeconds);
        switch (end)
        {
            case ServedEnd.Answered:
                tally.Answered(model, version.Number, seconds, unseen);
                break;
            case ServedEnd.TimedOut:
                tally.TimedOut(model, version.Number, seconds, unseen);
                break;
            default:
                tally.Failed(model, version.Number, unseen);
                break;
        }

        Weigh(table, version);
    }

    private void Weigh(ServedTable table, ServedVersion version)
    {
        if (tally is not null && version.MemoryBytes is { } bytes)
        {
            tally.Took(table.Table.Model, version.Number, bytes);
        }
    }

    /// <summary>Whether a request has as many values as are declared, each of its type: what a version does not make of such a request is not the caller's fault.</summary>
    private static bool Fits(ServedTable table, ServedVersion version, Request request)
    {
        var declared = table.Table.Logged is { Count: > 0 } logged ? logged : version.Features;
        return request.Features.Count == declared.Count
            && declared.Zip(request.Features).All(pair => pair.Second is null || (pair.First.Type == FeatureType.Numeric ? pair.Second is double : pair.Second is string));
    }
}
