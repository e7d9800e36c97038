using System.Globalization;
using Perennial.Log;
using Perennial.Monitor;
using Perennial.Registry;
using Perennial.Terms;

namespace Perennial.Simulation.Faults;

/// <summary>For one week a numeric column comes in another unit; labels are as before.</summary>
/// <param name="from">The first day.</param>
/// <param name="place">The column's place in the signature.</param>
/// <param name="column">Its name.</param>
public sealed class BrokenFeed(DateTimeOffset from, int place, string column) : Fault
{
    /// <summary>Its name.</summary>
    public const string Called = "broken-feed";

    /// <summary>How long it lasts.</summary>
    public const int LastsDays = 7;

    /// <summary>New units in one old unit, as seconds are in a minute.</summary>
    public const double Factor = 60;

    /// <summary>Fewer distinct values in a day than this are no measure that has a unit.</summary>
    private const int LeastDistinct = 20;

    private readonly DateTimeOffset to = from.AddDays(LastsDays);

    /// <inheritdoc/>
    public override string Name => Called;

    /// <inheritdoc/>
    public override string What => string.Create(
        CultureInfo.InvariantCulture, $"column {column} comes {Factor:0} times as large, as in another unit, from {from:yyyy-MM-dd} to {to.AddDays(-1):yyyy-MM-dd}");

    /// <summary>The fault in the middle of a history, on its first numeric column with enough spread.</summary>
    /// <exception cref="FaultException">There is no such column.</exception>
    public static BrokenFeed Of(ModelDeclaration model, IHistory history)
    {
        var from = FaultList.Middle(model, history);
        var rows = history.Read(model, from, from.AddDays(1));
        var place = model.Features.Index().Where(one => one.Item.Type == FeatureType.Numeric)
            .Select(one => (int?)one.Index)
            .FirstOrDefault(at => rows.Select(row => row.Features[at!.Value]).OfType<double>().Distinct().Count() >= LeastDistinct)
            ?? throw new FaultException($"--fault {Called}: no numeric feature has {LeastDistinct} distinct values on the {rows.Count:N0} rows of {from:yyyy-MM-dd}, so none has a unit to break. Leave it out.");
        return new BrokenFeed(from, place, model.Features[place].Name);
    }

    internal override IEnumerable<Arrival> Change(DateTimeOffset day, IEnumerable<Arrival> arrivals) =>
        arrivals.Select(arrival => arrival.IsLabel || arrival.Row.OccurredAt < from || arrival.Row.OccurredAt >= to ? arrival : arrival with { Row = Broken(arrival.Row) });

    /// <inheritdoc/>
    public override FaultStory Tell(ModelState state, IReadOnlyList<Recorded> journal)
    {
        var found = journal.FirstOrDefault(one => one.Fact is DaysQuarantined days && days.Column == column && one.Event.AsOf > from);
        return new FaultStory(
            Name, What, from, to, found?.Event.AsOf, column, Promoted(state, Days.Of(from), Days.Of(to).AddDays(-1)),
            found is null ? null : ((DaysQuarantined)found.Fact).Reason);
    }

    private HistoryRow Broken(HistoryRow row) => row with
    {
        Features = [.. row.Features.Select((value, at) => at == place && value is double number ? number * Factor : value)],
    };
}
