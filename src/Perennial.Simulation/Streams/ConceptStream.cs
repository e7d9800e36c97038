using Perennial.Log;

namespace Perennial.Simulation.Streams;

/// <summary>Synthetic: two classes told apart by one number, whose meaning turns round on given days, and back on the next of them.</summary>
/// <param name="options">How much of it there is.</param>
/// <param name="turns">The days on which it turns round; none where nothing ever drifts.</param>
public sealed class ConceptStream(StreamOptions options, params IReadOnlyList<int> turns) : SyntheticStream(options)
{
    private const double Noise = 0.1;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Columns { get; } = ["signal", "noise"];

    /// <inheritdoc/>
    public override string Label => "target";

    /// <inheritdoc/>
    protected override HistoryRow Row(int day, int number, DateTimeOffset at, Dice dice)
    {
        var (signal, noise) = (dice.Uniform(), dice.Uniform());
        var turned = turns.Count(turn => day >= turn) % 2 == 1;
        var positive = (signal > 0.5) ^ turned ^ dice.Chance(Noise);
        return Made(day, number, at, null, positive ? 1 : 0, signal, noise);
    }
}
