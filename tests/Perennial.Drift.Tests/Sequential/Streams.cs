using Perennial.Drift.Sequential;

namespace Perennial.Drift.Tests.Sequential;

/// <summary>Seeded streams for tests.</summary>
internal static class Streams
{
    /// <summary>Clusters of 1 to 8 rows whose rows share a shift: a row-by-row error would be too small.</summary>
    public static ClusterSum[] Clusters(Random random, int count, double mean)
    {
        var clusters = new ClusterSum[count];
        for (var cluster = 0; cluster < count; cluster++)
        {
            var rows = random.Next(1, 9);
            var shared = rows * (mean + Noise(random));
            clusters[cluster] = new ClusterSum(shared + (Math.Sqrt(rows) * Noise(random)), rows);
        }

        return clusters;
    }

    /// <summary>Rows on which two models disagree now and then: 1 where only the challenger errs, -1 the reverse.</summary>
    public static ClusterSum[] Disagreements(Random random, int count, double challengerWorse, double challengerBetter)
    {
        var rows = new ClusterSum[count];
        for (var row = 0; row < count; row++)
        {
            var draw = random.NextDouble();
            var difference = draw < challengerWorse ? 1 : draw < challengerWorse + challengerBetter ? -1 : 0;
            rows[row] = new ClusterSum(difference, 1);
        }

        return rows;
    }

    /// <summary>How many of the streams end at a stop, when looked at after every cohort.</summary>
    public static int Stops<TState, TCohort, TEvidence>(
        ISequentialProcedure<TState, TCohort, TEvidence> procedure,
        Func<Random, TCohort> draw,
        Func<TEvidence, bool> stop,
        int streams,
        int cohorts)
    {
        var stops = 0;
        for (var stream = 0; stream < streams; stream++)
        {
            var random = new Random(stream);
            var state = procedure.Start;
            for (var cohort = 0; cohort < cohorts; cohort++)
            {
                state = procedure.Update(state, draw(random));
                if (stop(procedure.Judge(state)))
                {
                    stops++;
                    break;
                }
            }
        }

        return stops;
    }

    /// <summary>Most stops that an error of alpha explains within four standard deviations.</summary>
    public static int MostStops(double alpha, int streams) => (int)((alpha * streams) + (4 * Math.Sqrt(streams * alpha * (1 - alpha))));

    // Uniform noise of variance 1: quick, and the procedures assume no shape.
    private static double Noise(Random random) => (random.NextDouble() - 0.5) * Math.Sqrt(12);
}
