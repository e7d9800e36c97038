using Perennial.Simulation.Backtest;

namespace Perennial.App.Commands;

/// <summary>The cheapest schedule in hindsight, in a result.</summary>
/// <param name="Cost">In batches of loss.</param>
/// <param name="Retrains">Trainings after the first.</param>
/// <param name="Reuses">Switches to stored versions.</param>
/// <param name="Exact">Whether nothing cheaper is possible.</param>
/// <param name="AtLeast">Nothing costs less than this.</param>
internal sealed record ScheduleView(double Cost, int Retrains, int Reuses, bool Exact, double AtLeast)
{
    public static ScheduleView Of(CheapestSchedule schedule) => new(schedule.Cost, schedule.Retrains, schedule.Reuses, schedule.IsExact, schedule.AtLeast);
}
