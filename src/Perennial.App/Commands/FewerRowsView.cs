using Perennial.Decide;
using Perennial.Terms;

namespace Perennial.App.Commands;

/// <summary>What half the rows would have meant for the newest version: less processor time, and a little more loss.</summary>
/// <param name="Version">The version.</param>
/// <param name="Rows">What it was trained on.</param>
/// <param name="CpuSecondsSaved">Processor time that half of them would have saved, by this model's own runs.</param>
/// <param name="LossMore">Loss per prediction that it would have had more, by the model's learning curve.</param>
/// <param name="MoneyMorePerDay">That in money, per day at the traffic of the newest window.</param>
internal sealed record FewerRowsView(int Version, long Rows, double CpuSecondsSaved, double LossMore, double MoneyMorePerDay)
{
    /// <summary>The view; null while there are no two sizes to learn from.</summary>
    public static FewerRowsView? Of(ChosenModel model, IReadOnlyList<RunCostView> runs, CostOptions prices)
    {
        var evidence = model.State.Evidence(model.Now);
        var measured = runs.Where(run => run is { CpuSeconds: not null, Rows: > 0, Version: not null }).Select(run => (Rows: (double)run.Rows!.Value, Cpu: run.CpuSeconds!.Value)).ToList();
        if (model.State.Registry.Versions.FindLast(version => version is { Twin: false, Elsewhere: false }) is not { } newest || measured.Count < 2 || LearningCurve.Slope(evidence) is not { } slope)
        {
            return null;
        }

        var (rows, cpu) = (measured.Average(one => one.Rows), measured.Average(one => one.Cpu));
        var spread = measured.Sum(one => (one.Rows - rows) * (one.Rows - rows));
        var perRow = spread == 0 ? 0 : Math.Max(0, measured.Sum(one => (one.Rows - rows) * (one.Cpu - cpu)) / spread);
        var more = slope * ((1 / Math.Sqrt(newest.TrainingRows / 2.0)) - (1 / Math.Sqrt(newest.TrainingRows)));
        // The last day of a history is seldom a whole one.
        var newestDays = model.State.Monitor.Sound.Where(cohort => cohort.Labelled > 0).TakeLast(model.State.Registry.Declared().Calendar.WindowDays).ToList();
        var traffic = newestDays.Count == 0 ? 0 : newestDays.Average(cohort => cohort.Volume);
        return new FewerRowsView(newest.Number, newest.TrainingRows, perRow * newest.TrainingRows / 2, more, more * traffic * prices.Loss);
    }

    /// <summary>The line for people.</summary>
    public string Line(string currency) => Words.Text(
        $"Version {Version} on half of its {Rows:N0} rows would have saved {CpuSecondsSaved:0.0} s of processor time, and lost about {LossMore:0.0000} more per prediction: {currency} {MoneyMorePerDay:N2} a day.");
}
