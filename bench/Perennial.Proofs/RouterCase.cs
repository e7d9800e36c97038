using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Perennial.Proofs;

/// <summary>One way to ask, measured again and again beside the others.</summary>
/// <param name="Name">What it is called in the figures.</param>
/// <param name="Ask">Asks for one answer, or for as many as <paramref name="Rows"/> says.</param>
/// <param name="Rows">Answers of one call.</param>
public sealed record RouterCase(string Name, Func<int, object?> Ask, int Rows = 1)
{
    private readonly List<double> rates = [];
    private readonly List<double> bytes = [];

    /// <summary>Answers a second in the best round: what else the machine does only takes from it.</summary>
    public double Best => rates.Max();

    /// <summary>Measures one round.</summary>
    /// <param name="threads">Who ask at once.</param>
    /// <param name="time">How long.</param>
    public void Round(int threads, TimeSpan time)
    {
        var askers = Enumerable.Range(0, threads).Select(first => new Asker(this, first, time)).ToList();
        askers.ForEach(asker => asker.Thread.Start());
        askers.ForEach(asker => asker.Thread.Join());
        rates.Add(askers.Sum(asker => asker.Rate));
        bytes.Add(askers.Average(asker => asker.BytesPerAnswer));
    }

    /// <summary>What was measured.</summary>
    public JsonObject Figures() => new()
    {
        ["case"] = Name,
        ["answers_per_second"] = Math.Round(Median(rates)),
        ["answers_per_second_best"] = Math.Round(Best),
        ["microseconds_best"] = Math.Round(1e6 / Best, 2),
        ["allocated_bytes_per_answer"] = Math.Round(Median(bytes)),
    };

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private sealed class Asker
    {
        public Asker(RouterCase one, int first, TimeSpan time) => Thread = new Thread(() => Run(one, first, time));

        public Thread Thread { get; }

        /// <summary>An answer that nobody kept might never have been made.</summary>
        private object? kept;

        public double Rate { get; private set; }

        public double BytesPerAnswer { get; private set; }

        private void Run(RouterCase one, int first, TimeSpan time)
        {
            const int Between = 50;
            var clock = Stopwatch.StartNew();
            var (before, calls) = (GC.GetAllocatedBytesForCurrentThread(), 0L);
            while (clock.Elapsed < time)
            {
                for (var call = 0; call < Between; call++)
                {
                    Volatile.Write(ref kept, one.Ask((int)((first * 7_919) + calls++)));
                }
            }

            Rate = calls * one.Rows / clock.Elapsed.TotalSeconds;
            BytesPerAnswer = (GC.GetAllocatedBytesForCurrentThread() - before) / (double)(calls * one.Rows);
        }
    }
}
