namespace Perennial.Decide;

/// <summary>Forecasts of what each stored version loses above the best of them: discounted means, with the rate that has forecast best so far.</summary>
/// <remarks>The least loss of a batch is subtracted first, which removes its hardness. Rates remember about 1, 2, 5 and 20 batches.</remarks>
internal sealed class StoredForecasts
{
    private static readonly double[] Rates = [0, 0.5, 0.8, 0.95];

    private readonly Dictionary<int, (double[] Sum, double[] Weight)> versions = [];
    private readonly double[] error = new double[Rates.Length];

    /// <summary>Takes the losses of the next batch, and says what each version is expected to lose above the best.</summary>
    public IReadOnlyList<BatchLoss> Next(IReadOnlyList<BatchLoss> losses)
    {
        Judge([.. losses.Where(one => versions.ContainsKey(one.Version))]);
        var least = losses.Min(one => one.Loss);
        foreach (var one in losses)
        {
            Add(one.Version, one.Loss - least);
        }

        var rate = Array.IndexOf(error, error.Min());
        return [.. losses.Select(one => new BatchLoss(one.Version, Forecast(one.Version, rate)))];
    }

    private void Judge(BatchLoss[] known)
    {
        if (known.Length < 2)
        {
            return;
        }

        var mean = known.Average(one => one.Loss);
        for (var rate = 0; rate < Rates.Length; rate++)
        {
            var at = rate;
            var forecasts = known.Select(one => Forecast(one.Version, at)).ToArray();
            var level = forecasts.Average();
            error[rate] += known.Zip(forecasts, (one, forecast) => one.Loss - mean - (forecast - level)).Average(miss => miss * miss);
        }
    }

    private void Add(int version, double above)
    {
        if (!versions.TryGetValue(version, out var sums))
        {
            versions[version] = sums = (new double[Rates.Length], new double[Rates.Length]);
        }

        for (var rate = 0; rate < Rates.Length; rate++)
        {
            sums.Sum[rate] = (Rates[rate] * sums.Sum[rate]) + above;
            sums.Weight[rate] = (Rates[rate] * sums.Weight[rate]) + 1;
        }
    }

    private double Forecast(int version, int rate) => versions[version].Sum[rate] / versions[version].Weight[rate];
}
