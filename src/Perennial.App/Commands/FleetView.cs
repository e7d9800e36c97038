using Perennial.Monitor;
using Perennial.Terms;

namespace Perennial.App.Commands;

/// <summary>What came of the many models of a file.</summary>
/// <param name="Fleet">The name in the file.</param>
/// <param name="Models">How many.</param>
/// <param name="Served">Of these, with a champion.</param>
/// <param name="Retrains">Versions decided on after each first, all together.</param>
/// <param name="Spent">What trainings cost, all together.</param>
/// <param name="Currency">Of the costs.</param>
/// <param name="DriftAlarms">Models with a column that has drifted, by the newest signals.</param>
/// <param name="Members">Each model.</param>
internal sealed record FleetView(
    string Fleet, int Models, int Served, int Retrains, double Spent, string Currency, int DriftAlarms, IReadOnlyList<FleetMemberView> Members)
{
    /// <summary>The view of states.</summary>
    public static FleetView Of(ModelDeclaration template, IReadOnlyList<ModelState> states) => new(
        template.Model,
        states.Count,
        states.Count(state => state.Registry.Champion is not null),
        states.Sum(state => Math.Max(0, state.Decide.Retrains.Count - 1)),
        states.Sum(state => state.Decide.Retrains.Sum(one => one.Amount)),
        template.Costs.Currency,
        states.Count(state => state.Monitor.Signals?.Drift.Any(signal => signal.State == SignalState.Alarm) == true),
        [.. states.Select(FleetMemberView.Of)]);

    /// <summary>In words.</summary>
    public IEnumerable<string> Lines() =>
    [
        FormattableString.Invariant($"{Fleet}: {Models:N0} models, {Served:N0} of them serve; {Retrains:N0} retrains after the first of each; trainings cost {Currency} {Spent:N2} in all."),
        FormattableString.Invariant($"{DriftAlarms:N0} models have a drifted column now."),
    ];
}
