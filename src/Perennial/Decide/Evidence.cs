using Perennial.Log;
using Perennial.Monitor;
using Perennial.Registry;

namespace Perennial.Decide;

/// <summary>All that a decision may look at. A decision is a pure function of it.</summary>
/// <param name="Registry">Declaration, versions and champions.</param>
/// <param name="Log">What is sealed.</param>
/// <param name="Monitor">Cohorts and signals.</param>
/// <param name="State">What earlier decisions leave.</param>
/// <param name="Busy">Why nothing can be started now, such as a run that goes on; null when something can.</param>
/// <param name="Now">The turn's time.</param>
public sealed record Evidence(
    RegistryState Registry, LogState Log, MonitorState Monitor, DecideState State, string? Busy, DateTimeOffset Now)
{
    /// <summary>Why nothing may be changed unless a person asks, such as a new champion that does worse; null when something may.</summary>
    public string? Held { get; init; }

    /// <summary>The model's declaration.</summary>
    public Terms.ModelDeclaration Model => Registry.Declared();

    /// <summary>What a unit of loss and a retrain cost; a loss costs 0 while that is not known.</summary>
    public Terms.CostOptions Costs => Prices.Of(this);

    /// <summary>Whether labels have come since evidence was last consumed: without them nothing is tried again.</summary>
    public bool HasNewLabels => Fresh.Any(cohort => cohort.Labelled > 0);

    /// <summary>The day since which no labels come; null while they come.</summary>
    public DateOnly? LabelsStoppedOn => LabelFlow.Of(Monitor, Model.Label.SeenWhen is not null).StoppedOn;

    /// <summary>Cohorts that have not had their say yet.</summary>
    public IEnumerable<Cohort> Fresh => Monitor.Sound.Where(cohort => State.ConsumedThrough is not { } day || cohort.Day > day);
}
