namespace Perennial.App.Commands;

/// <summary>One of many models.</summary>
/// <param name="Model">Its name.</param>
/// <param name="Value">The value it stands for.</param>
/// <param name="Champion">The version that serves; null while there is none.</param>
/// <param name="Versions">Versions made.</param>
/// <param name="Rows">Labelled rows measured.</param>
/// <param name="Loss">Mean loss of what was answered; null where nothing was.</param>
/// <param name="Spent">What its trainings cost.</param>
internal sealed record FleetMemberView(string Model, string Value, int? Champion, int Versions, long Rows, double? Loss, double Spent)
{
    /// <summary>The view of a state.</summary>
    public static FleetMemberView Of(ModelState state)
    {
        var served = state.Monitor.Cohorts.Select(cohort => cohort.Served).OfType<Monitor.ServedLoss>().ToList();
        var model = state.Registry.Declared();
        return new FleetMemberView(
            model.Model,
            model.Fleet!.Value,
            state.Registry.Champion,
            state.Registry.Versions.Count,
            state.Monitor.Cohorts.Sum(cohort => cohort.Labelled),
            served.Count == 0 ? null : served.Sum(one => one.Mean * one.Rows) / served.Sum(one => one.Rows),
            state.Decide.Retrains.Sum(one => one.Amount));
    }
}
