namespace Perennial.Drift.Metrics;

/// <summary>Scores sorted once, for a metric that is asked for many times with other weights, as a bootstrap does.</summary>
public sealed class RankedScores
{
    private readonly int[] _order;
    private readonly bool[] _endsTie;
    private readonly bool[] _labels;

    /// <summary>Sorts the scores.</summary>
    /// <param name="scores">Scores where more means yes, at least one row; infinities allowed.</param>
    /// <param name="labels">Labels, same rows.</param>
    /// <exception cref="ArgumentException">No rows, lengths differ, or a score is NaN.</exception>
    public RankedScores(ReadOnlySpan<double> scores, ReadOnlySpan<bool> labels)
    {
        Require.NotEmpty(scores, nameof(scores));
        Require.SameLength(scores.Length, labels.Length, nameof(labels));
        Require.NoNaN(scores, nameof(scores));
        var sorted = scores.ToArray();
        (_order, _endsTie, _labels) = (new int[sorted.Length], new bool[sorted.Length], new bool[sorted.Length]);
        for (var row = 0; row < sorted.Length; row++)
        {
            _order[row] = row;
        }

        Array.Sort(sorted, _order);
        Array.Reverse(sorted);
        Array.Reverse(_order);
        for (var rank = 0; rank < sorted.Length; rank++)
        {
            _labels[rank] = labels[_order[rank]];
            _endsTie[rank] = rank == sorted.Length - 1 || sorted[rank + 1] != sorted[rank];
        }
    }

    /// <summary>Average precision, as <see cref="Metrics.AveragePrecision"/>.</summary>
    /// <param name="weights">Weight of each row, finite and 0 or more.</param>
    /// <returns>Ratio, above 0 to 1; NaN when no yes has a weight.</returns>
    /// <exception cref="ArgumentException">Another number of weights than rows.</exception>
    /// <remarks>Source as there. Time O(n), nothing allocated.</remarks>
    public double AveragePrecision(ReadOnlySpan<double> weights)
    {
        Require.SameLength(_order.Length, weights.Length, nameof(weights));
        var (sum, yes, all, tied) = (0.0, 0.0, 0.0, 0.0);
        for (var rank = 0; rank < _order.Length; rank++)
        {
            var weight = weights[_order[rank]];
            all += weight;
            tied += _labels[rank] ? weight : 0;
            if (_endsTie[rank] && tied > 0)
            {
                yes += tied;
                sum += tied * (yes / all);
                tied = 0;
            }
        }

        return yes == 0 ? double.NaN : Math.Min(1, sum / yes);
    }

    /// <summary>Area under the curve, as <see cref="AreaUnderCurve"/>.</summary>
    /// <param name="weights">Weight of each row, finite and 0 or more.</param>
    /// <returns>Probability, 0 to 1; NaN when a class has no weight.</returns>
    /// <exception cref="ArgumentException">Another number of weights than rows.</exception>
    /// <remarks>Source as there. Time O(n), nothing allocated.</remarks>
    public double Area(ReadOnlySpan<double> weights)
    {
        Require.SameLength(_order.Length, weights.Length, nameof(weights));
        var (wins, yes, no, yesTied, noTied) = (0.0, 0.0, 0.0, 0.0, 0.0);
        for (var rank = 0; rank < _order.Length; rank++)
        {
            var weight = weights[_order[rank]];
            (yesTied, noTied) = _labels[rank] ? (yesTied + weight, noTied) : (yesTied, noTied + weight);
            if (_endsTie[rank])
            {
                wins += noTied * (yes + (yesTied / 2));
                (yes, no, yesTied, noTied) = (yes + yesTied, no + noTied, 0, 0);
            }
        }

        return yes == 0 || no == 0 ? double.NaN : Math.Min(1, wins / (yes * no));
    }
}
