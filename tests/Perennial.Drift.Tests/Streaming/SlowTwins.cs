using Perennial.Drift.Streaming;

namespace Perennial.Drift.Tests.Streaming;

/// <summary>Streaming methods written from their formulas, over the whole history at each value; the answer is the index of the first alarm, or -1.</summary>
internal static class SlowTwins
{
    public static int Ddm(double[] errors)
    {
        var lowest = (Rate: double.PositiveInfinity, Error: double.PositiveInfinity);
        return First(errors, 30, seen =>
        {
            var rate = seen.Average();
            var error = Math.Sqrt(rate * (1 - rate) / seen.Length);
            lowest = rate + error < lowest.Rate + lowest.Error - 1e-15 ? (rate, error) : lowest;
            return rate + error > lowest.Rate + (3 * lowest.Error) + 1e-12;
        });
    }

    public static int Eddm(double[] errors)
    {
        var farthest = double.NegativeInfinity;
        return First(errors, 31, seen =>
        {
            if (seen[^1] == 0)
            {
                return false;
            }

            int[] places = [0, .. Enumerable.Range(1, seen.Length).Where(place => seen[place - 1] == 1)];
            double[] gaps = [.. places.Skip(1).Zip(places, (later, earlier) => (double)(later - earlier))];
            var reach = gaps.Average() + (2 * Math.Sqrt(gaps.Average(gap => Math.Pow(gap - gaps.Average(), 2))));
            var farther = reach > farthest;
            farthest = Math.Max(farthest, reach);
            return !farther && gaps.Length > 30 && reach / farthest < 0.9;
        });
    }

    public static int Stepd(double[] errors) => First(errors, 60, seen =>
    {
        var (recent, old) = (seen[^30..], seen[..^30]);
        var (rate, inverse) = (seen.Average(), (1.0 / 30) + (1.0 / old.Length));
        var rise = recent.Average() - old.Average();
        return rise > 0 && (rise - (inverse / 2)) / Math.Sqrt(rate * (1 - rate) * inverse) > 2.7477813854449926;
    });

    public static int Ecdd(double[] errors) => First(errors, 30, seen =>
    {
        var p = seen.Average();
        var average = seen.Reverse().Select((value, ago) => 0.2 * Math.Pow(0.8, ago) * value).Sum();
        var limit = 3.97 - (6.56 * p) + (48.73 * Math.Pow(p, 3)) - (330.13 * Math.Pow(p, 5)) + (848.18 * Math.Pow(p, 7));
        return average > p + (limit * Math.Sqrt(p * (1 - p) * 0.2 / 1.8 * (1 - Math.Pow(0.8, 2 * seen.Length))));
    });

    public static int HddmA(double[] values)
    {
        double Margin(int count) => Math.Sqrt(Math.Log(1000) / 2 / count);
        return First(values, 1, seen =>
        {
            double Mean(int count) => seen[..count].Average();
            var cut = Enumerable.Range(1, seen.Length).Reverse().MinBy(count => Math.Round(Mean(count) + Margin(count), 12));
            var bound = Math.Sqrt((seen.Length - cut) / (double)cut / seen.Length / 2 * Math.Log(2000));
            return cut < seen.Length && Mean(seen.Length) - Mean(cut) >= bound;
        });
    }

    // The highest sum of deviations over all beginnings.
    public static int Cusum(double[] values) => First(values, 1, seen =>
        Enumerable.Range(0, seen.Length).Any(from => seen[from..].Sum(value => value - 0.5) > 5 || seen[from..].Sum(value => -value - 0.5) > 5));

    public static int PageHinkley(double[] values, double threshold) => First(values, 30, seen =>
    {
        double Deviation(int row) => seen[row] - seen[..(row + 1)].Average();
        double Sum(int end, double allowance) => Enumerable.Range(0, end + 1).Sum(row => Math.Pow(0.9999, end - row) * (Deviation(row) + allowance));
        var rising = Enumerable.Range(0, seen.Length).Select(end => Sum(end, -0.005)).ToArray();
        var falling = Enumerable.Range(0, seen.Length).Select(end => Sum(end, 0.005)).ToArray();
        return rising[^1] - rising.Min() > threshold || falling.Max() - falling[^1] > threshold;
    });

    public static int Ewma(double[] values) => First(values, 1, seen =>
        Math.Abs(seen.Reverse().Select((value, ago) => 0.1 * Math.Pow(0.9, ago) * value).Sum()) > 2.814 * Math.Sqrt(0.1 / 1.9));

    public static int GeometricMovingAverage(double[] values, double threshold) => First(values, 30, seen =>
        Math.Abs(seen.Select((value, row) => 0.01 * Math.Pow(0.99, seen.Length - 1 - row) * (value - seen[..(row + 1)].Average())).Sum()) > threshold);

    // Of a segment's weights the first value has all that is left; the cut is the first of the prefixes with the lowest upper bound.
    public static int HddmW(double[] values)
    {
        var term = Math.Log(1000) / 2;
        double Weight(int place, int length) => (place == 0 ? 1 : 0.05) * Math.Pow(0.95, length - 1 - place);
        double Mean(double[] part) => part.Select((value, place) => Weight(place, part.Length) * value).Sum();
        double Squares(int length) => Enumerable.Range(0, length).Sum(place => Math.Pow(Weight(place, length), 2));
        double[] bounds = [.. Enumerable.Range(1, values.Length).Select(length => Mean(values[..length]) + Math.Sqrt(Squares(length) * term))];
        return First(values, 1, seen =>
        {
            var cut = 1 + Array.IndexOf(bounds, bounds[..seen.Length].Min());
            return cut < seen.Length && Mean(seen[cut..]) - Mean(seen[..cut]) > Math.Sqrt((Squares(cut) + Squares(seen.Length - cut)) * term);
        });
    }

    public static int Rddm(double[] errors, RddmOptions options)
    {
        var (from, warned, isTooLong) = (0, -1, false);
        var lowest = (Rate: double.PositiveInfinity, Error: double.PositiveInfinity);
        return First(errors, 1, seen =>
        {
            from = isTooLong ? Math.Max(from, seen.Length - 1 - options.KeptCount) : from;
            var concept = seen[from..];
            var rate = concept.Average();
            var error = Math.Sqrt(rate * (1 - rate) / concept.Length);
            var isJudged = concept.Length >= options.MinimumCount;
            lowest = isJudged && rate + error < lowest.Rate + lowest.Error - 1e-15 ? (rate, error) : lowest;
            var isWarning = isJudged && rate + error > lowest.Rate + (options.WarningLevel * lowest.Error) + 1e-12;
            warned = !isWarning ? -1 : warned < 0 ? seen.Length : warned;
            isTooLong = isJudged && !isWarning && concept.Length >= options.LongestConcept;
            return isWarning && (rate + error > lowest.Rate + (options.DriftLevel * lowest.Error) + 1e-12 || seen.Length - warned >= options.LongestWarning);
        });
    }

    private static int First(double[] values, int least, Func<double[], bool> alarms)
    {
        for (var count = least; count <= values.Length; count++)
        {
            if (alarms(values[..count]))
            {
                return count - 1;
            }
        }

        return -1;
    }
}
