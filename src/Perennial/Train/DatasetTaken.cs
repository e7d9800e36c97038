using Perennial.Log;
using Perennial.Registry;
using Perennial.Terms;

namespace Perennial.Train;

/// <summary>A run's dataset was fixed.</summary>
/// <param name="Run">The run.</param>
/// <param name="Dataset">The manifest's blob.</param>
/// <param name="From">Rows that occurred from this time</param>
/// <param name="TrainTo">and before this one are trained on;</param>
/// <param name="JudgeTo">those up to here are kept to judge by.</param>
/// <param name="AsOf">As the log stood at this sequence.</param>
/// <param name="Rows">Labelled rows to train on.</param>
[Journaled("dataset-taken")]
public sealed record DatasetTaken(
    int Run, Digest Dataset, DateTimeOffset From, DateTimeOffset TrainTo, DateTimeOffset JudgeTo, long AsOf, long Rows) : IFact
{
    /// <summary>Days in between that are left out, broken ones; null where there are none.</summary>
    public IReadOnlyList<DateOnly>? Without { get; init; }

    /// <summary>Where the rows to judge by begin, after a gap; null where there is none.</summary>
    public DateTimeOffset? JudgeFrom { get; init; }

    /// <summary>How its rows are chosen and weighed; null for all of them, alike, from scratch.</summary>
    public Recipe? Recipe { get; init; }

    /// <summary>Asks for the rows to train on.</summary>
    public WindowQuery Query(ModelDeclaration model) => LabelledQuery.Of(model, From, TrainTo, AsOf, Without) with
    {
        Thinned = Recipe?.Rehearsed is { } rehearsed ? [rehearsed] : [],
    };

    /// <summary>The blob with what its rows teach to expect of the next; null where it was not kept.</summary>
    public Digest? Expectations { get; init; }
}
