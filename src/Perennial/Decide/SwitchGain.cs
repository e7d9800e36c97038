namespace Perennial.Decide;

/// <summary>How much of the advantage that a stored version was forecast to have came true: a slope through the origin, learnt from every forecast.</summary>
/// <remarks>Before anything is known half of an advantage is believed, with the weight of the noise of one batch.</remarks>
internal sealed class SwitchGain
{
    private const double Ignorance = 0.5;

    private double cross;
    private double square;
    private (int Better, int Worse, double Advantage)? open;

    /// <summary>Settles the last forecast by the batch after it.</summary>
    public void Settle(IReadOnlyList<BatchLoss> losses)
    {
        if (open is { } pair && Loss(losses, pair.Better) is { } better && Loss(losses, pair.Worse) is { } worse)
        {
            cross += pair.Advantage * (worse - better);
            square += pair.Advantage * pair.Advantage;
        }

        open = null;
    }

    /// <summary>Notes a forecast, to be settled by the next batch.</summary>
    public void Note(int better, int worse, double advantage) => open = (better, worse, advantage);

    /// <summary>Drops the forecast: a switch was made on it.</summary>
    public void Drop() => open = null;

    /// <summary>The share that comes true, 0 to 1.</summary>
    /// <param name="variance">Of the difference of two versions on one batch.</param>
    public double Share(double variance) => Math.Clamp((cross + (Ignorance * variance)) / (square + variance), 0, 1);

    private static double? Loss(IReadOnlyList<BatchLoss> losses, int version)
    {
        foreach (var one in losses)
        {
            if (one.Version == version)
            {
                return one.Loss;
            }
        }

        return null;
    }
}
