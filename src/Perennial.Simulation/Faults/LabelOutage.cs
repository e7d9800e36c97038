using System.Globalization;
using Perennial.Log;
using Perennial.Monitor;
using Perennial.Registry;
using Perennial.Terms;

namespace Perennial.Simulation.Faults;

/// <summary>For two weeks no label arrives: they never come, or all at once when it is over.</summary>
/// <param name="from">When it begins.</param>
/// <param name="held">Reads the rows of a stretch of time, where their labels come when it is over; null where they never do.</param>
/// <param name="delay">From a request to its label.</param>
public sealed class LabelOutage(DateTimeOffset from, Func<DateTimeOffset, DateTimeOffset, IReadOnlyList<HistoryRow>>? held, TimeSpan delay) : Fault
{
    /// <summary>Its name where labels never come.</summary>
    public const string Called = "label-outage";

    /// <summary>Its name where they come when it is over.</summary>
    public const string CalledLate = "label-outage-late";

    /// <summary>How long it lasts.</summary>
    public const int LastsDays = 14;

    private readonly DateTimeOffset to = from.AddDays(LastsDays);

    /// <inheritdoc/>
    public override string Name => held is null ? Called : CalledLate;

    /// <inheritdoc/>
    public override string What => string.Create(
        CultureInfo.InvariantCulture, $"no label arrives from {from:yyyy-MM-dd} to {to.AddDays(-1):yyyy-MM-dd}; {(held is null ? "they never come" : "they come together when it is over")}");

    /// <summary>The fault in the middle of a history.</summary>
    /// <param name="model">The model.</param>
    /// <param name="history">What is replayed.</param>
    /// <param name="late">Whether the labels come when it is over.</param>
    public static LabelOutage Of(ModelDeclaration model, IHistory history, bool late) => new(
        FaultList.Middle(model, history), late ? (first, last) => history.Read(model, first, last) : null, model.Label.MaturesAfter);

    internal override IEnumerable<Arrival> Change(DateTimeOffset day, IEnumerable<Arrival> arrivals)
    {
        var left = arrivals.Where(arrival => !arrival.IsLabel || arrival.At < from || arrival.At >= to);
        return day != to || held is null
            ? left
            : held(from - delay, to - delay).Where(row => row.Label is not null).Select(row => new Arrival(to, row, true)).Concat(left);
    }

    /// <inheritdoc/>
    public override FaultStory Tell(ModelState state, IReadOnlyList<Recorded> journal)
    {
        var found = journal.FirstOrDefault(one => one.Event.AsOf > from && Alarm(one.Fact) is not null);
        return new FaultStory(
            Name, What, from, to, found?.Event.AsOf, null, false,
            found is null ? null : string.Create(CultureInfo.InvariantCulture, $"no labels since {Alarm(found.Fact)!.Since:yyyy-MM-dd}"));
    }

    private static QualitySignal? Alarm(IFact fact) => (fact as SignalsObserved)?.Quality.FirstOrDefault(signal => signal is { Check: "labels", State: SignalState.Alarm });
}
