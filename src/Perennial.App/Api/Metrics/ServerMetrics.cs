using System.Diagnostics;
using System.Diagnostics.Metrics;
using Perennial.Log;

namespace Perennial.App.Api.Metrics;

/// <summary>What the server counts. Whoever counts more creates an instrument of <see cref="Meter"/>, named <c>perennial.SOMETHING</c>: it is at <c>/metrics</c> then.</summary>
internal sealed class ServerMetrics
{
    /// <summary>The name of the meter.</summary>
    public const string Name = "Perennial";

    private readonly Counter<long> rows;
    private readonly Counter<long> turns;
    private readonly Counter<long> givenUp;
    private readonly Histogram<double> turnSeconds;

    /// <param name="meters">Makes the meter of this server.</param>
    public ServerMetrics(IMeterFactory meters)
    {
        Meter = meters.Create(Name);
        rows = Meter.CreateCounter<long>("perennial.rows", "{row}", "Rows that were sent, by where to and what became of them.");
        turns = Meter.CreateCounter<long>("perennial.turns", "{turn}", "Turns that were taken, by their outcome.");
        turnSeconds = Meter.CreateHistogram("perennial.turn.duration", "s", "How long a turn takes.", advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.001, 0.01, 0.1, 1, 10, 60, 600] });
        givenUp = Meter.CreateCounter<long>("perennial.events.given_up", "{event}", "Events whose other side did not come in time.");
    }

    /// <summary>Everything that is counted here.</summary>
    public Meter Meter { get; }

    /// <summary>Counts the rows of a request.</summary>
    /// <param name="source">Where they were sent to: predictions, labels, events.</param>
    /// <param name="taken">What was taken.</param>
    /// <param name="refused">How many were not.</param>
    public void Rows(string source, InboxReceipt taken, int refused)
    {
        Count(source, "accepted", taken.Accepted - taken.Corrected);
        Count(source, "corrected", taken.Corrected);
        Count(source, "repeated", taken.Repeated);
        Count(source, "refused", refused);
    }

    /// <summary>Counts answers.</summary>
    /// <param name="answered">How many.</param>
    /// <param name="logged">How they were logged.</param>
    public void Answers(int answered, LoggedAs logged) => Count("answers", logged.ToString().ToLowerInvariant(), answered);

    /// <summary>Counts a turn.</summary>
    public void Turn(TurnOutcome outcome, TimeSpan took)
    {
        turns.Add(1, new KeyValuePair<string, object?>("outcome", outcome.ToString().ToLowerInvariant()));
        turnSeconds.Record(took.TotalSeconds);
    }

    /// <summary>Counts an event that was given up.</summary>
    public void GivenUp(bool isAnswer) => givenUp.Add(1, new KeyValuePair<string, object?>("side", isAnswer ? "response" : "request"));

    private void Count(string source, string outcome, int count)
    {
        if (count > 0)
        {
            rows.Add(count, new TagList { { "source", source }, { "outcome", outcome } });
        }
    }
}
