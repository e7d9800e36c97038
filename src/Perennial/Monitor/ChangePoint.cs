using Perennial.Drift.Segmentation;
using Perennial.Registry;
using Perennial.Terms;

namespace Perennial.Monitor;

/// <summary>Since when a model's world is another one: where its champion's skill shifted.</summary>
/// <remarks>Skill is the loss that the trivial answer would have paid less the champion's, day by day, on days that the champion was not trained on.</remarks>
public static class ChangePoint
{
    /// <summary>Days below which no shift can be told from chance.</summary>
    public const int FewestDays = 8;

    /// <summary>The probability of finding a shift where there is none. The default is 0.01.</summary>
    public const double Alpha = 0.01;

    /// <summary>The first day after the shift; null where none was found.</summary>
    public static DateOnly? Of(RegistryState registry, MonitorState monitor)
    {
        if (registry.Champion is not { } champion)
        {
            return null;
        }

        var known = Days.Of(registry.Version(champion).TrainedTo);
        var days = monitor.Sound.Where(cohort => cohort.Labelled > 0 && cohort.Day >= known && cohort.LossOf(champion) is not null).ToList();
        if (days.Count < FewestDays)
        {
            return null;
        }

        var shift = MeanShift.Test([.. days.Select(day => day.TrivialLoss - day.LossOf(champion)!.Value)]);
        return shift.PValue < Alpha ? days[shift.Place].Day : null;
    }
}
