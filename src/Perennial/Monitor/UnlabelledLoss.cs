namespace Perennial.Monitor;

/// <summary>What the days that have no labels yet probably lose, all of them together.</summary>
/// <param name="Days">How many.</param>
/// <param name="From">The first of them.</param>
/// <param name="To">The last of them.</param>
/// <param name="Rows">Predictions on them.</param>
/// <param name="Loss">The expected mean loss.</param>
/// <param name="Error">From it to either end of the band.</param>
public sealed record UnlabelledLoss(int Days, DateOnly From, DateOnly To, long Rows, double Loss, double Error)
{
    /// <summary>Of the days after the newest measured one; null where none of them is estimated.</summary>
    /// <remarks>What is chance in a day levels out over days, what they have in common does not.</remarks>
    public static UnlabelledLoss? Of(MonitorState state)
    {
        var open = state.Estimates.Where(estimate => !(estimate.Day <= state.MaturedDay) && !state.IsQuarantined(estimate.Day)).ToList();
        if (open.Count == 0)
        {
            return null;
        }

        double rows = open.Sum(estimate => estimate.Rows);
        var chance = Math.Sqrt(open.Sum(estimate => Math.Pow(estimate.Rows / rows * estimate.DayError, 2)));
        return new UnlabelledLoss(
            open.Count, open.Min(estimate => estimate.Day), open.Max(estimate => estimate.Day), (long)rows,
            open.Sum(estimate => estimate.Rows / rows * estimate.Loss),
            open.Max(estimate => estimate.Errors) * double.Hypot(chance, open.Sum(estimate => estimate.Rows / rows * estimate.SharedError)));
    }
}
