using Perennial.Log;
using Perennial.Registry;
using Perennial.Terms;

namespace Perennial.Simulation.Faults;

/// <summary>Every prediction and label arrives again, after others and in the reverse order, as a queue does that delivers at least once.</summary>
/// <remarks>A row gets its sequence when it first arrives, and a repeat changes nothing: the journal's digest has to be that of the replay without
/// the fault.</remarks>
/// <param name="from">The first day.</param>
/// <param name="to">The day after the last.</param>
public sealed class DuplicatedLog(DateTimeOffset from, DateTimeOffset to) : Fault
{
    /// <summary>Its name.</summary>
    public const string Called = "duplicated-log";

    /// <summary>How many rows come before they are repeated.</summary>
    public const int BlockRows = 50;

    /// <inheritdoc/>
    public override string Name => Called;

    /// <inheritdoc/>
    public override string What => $"every prediction and label arrives twice, the second time out of order, up to {BlockRows} rows later";

    /// <summary>The fault over a whole history.</summary>
    public static DuplicatedLog Of(ModelDeclaration model, IHistory history)
    {
        var (first, last, _) = history.Extent(model);
        return new DuplicatedLog(Days.Floor(first), Days.Floor(last + model.Label.MaturesAfter).AddDays(1));
    }

    internal override IReadOnlyList<Arrival> Send(IReadOnlyList<Arrival> sent) => [.. sent.Chunk(BlockRows).SelectMany(block => block.Concat(block.Reverse()))];

    /// <inheritdoc/>
    public override FaultStory Tell(ModelState state, IReadOnlyList<Recorded> journal) => new(
        Name, What, from, to, null, null, false, "the log took every row once: a repeat has no place in it");
}
