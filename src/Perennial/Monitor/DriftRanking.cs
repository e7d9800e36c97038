using Perennial.Registry;
using Perennial.Terms;

namespace Perennial.Monitor;

/// <summary>Ranks the features that have moved by what that does to the champion's answers.</summary>
/// <remarks>Each is moved back alone, in the same few rows of the window: what two columns do together is not told apart.</remarks>
public static class DriftRanking
{
    /// <summary>Rows that are answered twice for each column that moved: 500, evenly over the window.</summary>
    public const int MostRows = 500;

    private const int Seed = 1;

    /// <summary>The signals, those of features that moved with what it does.</summary>
    /// <param name="signals">In the signature's order, the score last.</param>
    /// <param name="reference">Where the columns were.</param>
    /// <param name="window">All rows of the window, in the signature's order.</param>
    /// <param name="score">The champion's answers; null where nothing here can answer for it.</param>
    /// <param name="losses">The estimated mean loss of answers to rows of the window; null where it cannot be estimated.</param>
    /// <param name="task">What is answered.</param>
    internal static IReadOnlyList<DriftSignal> Of(
        IReadOnlyList<DriftSignal> signals, Reference reference, FeatureTable window, Func<FeatureTable, double[]>? score, Func<int[], double[], double>? losses, TaskKind task)
    {
        int[] moved = [.. Enumerable.Range(0, signals.Count - 1).Where(at => signals[at].State == SignalState.Alarm)];
        if (moved.Length == 0)
        {
            return signals;
        }

        int[] rows = [.. Enumerable.Range(0, Math.Min(MostRows, window.Rows)).Select(row => (int)((long)row * window.Rows / Math.Min(MostRows, window.Rows)))];
        var sample = window.Pick(rows);
        var answers = score?.Invoke(sample);
        var found = moved.Select(at => (At: at, Importance: answers is not null && Answers.Sound(task, answers)
            ? Effect(at, answers) : new DriftImportance(0))).ToList();
        int[] order = [.. found.OrderByDescending(one => one.Importance.ScoreRatio ?? -1).ThenByDescending(one => signals[one.At].StabilityIndex).Select(one => one.At)];
        return [.. signals.Select((signal, at) => Array.IndexOf(order, at) is var rank and >= 0
            ? signal with { Importance = found.Find(one => one.At == at).Importance with { Rank = rank + 1 } }
            : signal)];

        DriftImportance Effect(int at, double[] now)
        {
            Array[] columns = [.. sample.Columns];
            columns[at] = ColumnTransport.Back(reference.Features[at], window.Columns[at], rows, Seed);
            var back = score!(sample with { Columns = columns });
            return Answers.Sound(task, back) ? Change(now, back, now.Length / rows.Length) with { LossChange = losses?.Invoke(rows, now) - losses?.Invoke(rows, back) } : new DriftImportance(0);
        }
    }

    /// <summary>The features that moved, what matters most first; then the score.</summary>
    public static IEnumerable<DriftSignal> Ranked(IEnumerable<DriftSignal> signals) => signals.OrderBy(signal => signal.Importance?.Rank ?? int.MaxValue);

    private static DriftImportance Change(double[] now, double[] back, int width)
    {
        var sides = width == 1 ? 1 : 2;
        var rows = now.Length / width;
        var change = now.Zip(back, (one, other) => Math.Abs(one - other)).Sum() / rows / sides;
        var spread = Math.Max(Spread(now, width), Spread(back, width)) / rows / sides;
        var ratio = spread == 0 ? 0 : change / spread;
        return new DriftImportance(0) { ScoreChange = change, ScoreRatio = ratio, Matters = ratio >= DriftImportance.SmallestScoreRatio, Rows = rows };
    }

    private static double Spread(double[] answers, int width)
    {
        double[] means = [.. Enumerable.Range(0, width).Select(place => answers.Where((_, at) => at % width == place).Average())];
        return answers.Select((answer, at) => Math.Abs(answer - means[at % width])).Sum();
    }
}
