using System.Collections.Immutable;
using System.Numerics;
using System.Numerics.Tensors;

namespace Perennial.Drift.Sequential;

/// <summary>Capital won against each mean of a grid on 0 to 1, while clusters of a cohort enter one by one.</summary>
internal sealed class BettingCapital
{
    private const double MostStake = 0.5;
    private const int RowsPerLogarithm = 32;

    private readonly double[] means;
    private readonly double[] caps;
    private readonly double[] logs;
    private readonly double[] product;
    private readonly double sign;
    private int pending;

    public BettingCapital(double[] means, ImmutableArray<double> logs, double sign)
    {
        this.means = means;
        this.logs = [.. logs];
        this.sign = sign;
        product = new double[means.Length];
        product.AsSpan().Fill(1);
        caps = [.. means.Select(mean => MostStake / (sign > 0 ? mean : 1 - mean))];
    }

    /// <summary>Bets a stake on one cluster of scaled sum and weight: capital times 1 + stake (sum - mean weight), either way.</summary>
    public void Bet(double stake, double sum, double weight)
    {
        var width = Vector<double>.Count;
        var at = 0;
        for (; at <= means.Length - width; at += width)
        {
            var stakes = Vector.Min(new Vector<double>(stake), new Vector<double>(caps, at)) * sign;
            var gap = new Vector<double>(sum) - (new Vector<double>(means, at) * weight);
            (new Vector<double>(product, at) * (Vector<double>.One + (stakes * gap))).CopyTo(product, at);
        }

        for (; at < means.Length; at++)
        {
            product[at] *= 1 + (Math.Min(stake, caps[at]) * sign * (sum - (means[at] * weight)));
        }

        if (++pending == RowsPerLogarithm)
        {
            Settle();
        }
    }

    public ImmutableArray<double> Logs()
    {
        Settle();
        return [.. logs];
    }

    // Between two logarithms a factor is at least one half and at most about 20, so 32 of them neither vanish nor overflow.
    private void Settle()
    {
        TensorPrimitives.Log<double>(product, product);
        TensorPrimitives.Add<double>(logs, product, logs);
        product.AsSpan().Fill(1);
        pending = 0;
    }
}
