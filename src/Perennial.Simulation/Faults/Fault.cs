using Perennial.Registry;
using Perennial.Terms;
using Perennial.Train;

namespace Perennial.Simulation.Faults;

/// <summary>Something that goes wrong in a replay, on purpose and the same every time: in what arrives, in a training, or by a person.</summary>
public abstract class Fault
{
    /// <summary>What it is called on the command line and in a report.</summary>
    public abstract string Name { get; }

    /// <summary>What it does, for people.</summary>
    public abstract string What { get; }

    /// <summary>What arrives on a day, in order, once the fault has had its way.</summary>
    /// <param name="day">The day.</param>
    /// <param name="arrivals">What would have arrived.</param>
    internal virtual IEnumerable<Arrival> Change(DateTimeOffset day, IEnumerable<Arrival> arrivals) => arrivals;

    /// <summary>What is sent together, once the fault has had its way.</summary>
    /// <param name="sent">What would have been sent.</param>
    internal virtual IReadOnlyList<Arrival> Send(IReadOnlyList<Arrival> sent) => sent;

    /// <summary>The trainer, once the fault has had its way.</summary>
    /// <param name="trainer">The trainer.</param>
    public virtual ITrainer Over(ITrainer trainer) => trainer;

    /// <summary>What a person does after the turns of a day; empty where nobody does anything. The same again once it is done.</summary>
    /// <param name="state">The model after the turns.</param>
    internal virtual IReadOnlyList<IFact> Act(ModelState state) => [];

    /// <summary>What came of it.</summary>
    /// <param name="state">Where the model stands at the end.</param>
    /// <param name="journal">Its whole journal.</param>
    public abstract FaultStory Tell(ModelState state, IReadOnlyList<Recorded> journal);

    /// <summary>Whether a version that was trained on rows of these days ever served.</summary>
    private protected static bool Promoted(ModelState state, DateOnly from, DateOnly last) => state.Registry.Versions.Any(version =>
        state.Registry.Reigns.Any(reign => reign.Version == version.Number)
        && Enumerable.Range(0, last.DayNumber - from.DayNumber + 1).Select(from.AddDays).Any(day =>
            Days.Start(day) >= version.TrainedFrom && Days.Start(day) < version.TrainedTo && version.Without?.Contains(day) != true));
}
