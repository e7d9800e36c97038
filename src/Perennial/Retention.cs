using Perennial.Log;
using Perennial.Monitor;
using Perennial.Terms;

namespace Perennial;

/// <summary>Which segments have grown too old to be kept.</summary>
/// <remarks>
/// A segment expires as a whole, when the newest row in it both occurred and arrived before the horizon. The horizon is the sealed log's end
/// less <c>log.retain</c>, or earlier where one of these needs earlier rows: the champion's reference, the dataset of the active run, the
/// version in rollout, a day whose cohort is not measured yet, the newest period that signals look at.
/// </remarks>
public static class Retention
{
    /// <summary>What expires now; null when nothing does, or the model's file keeps everything.</summary>
    public static SegmentsExpired? Expired(ModelState state)
    {
        if (state.Registry.Declaration?.Log?.Retain is not { } retain)
        {
            return null;
        }

        var horizon = Horizon(state, retain);
        var old = state.Log.Segments
            .FindAll(segment => segment.LastOccurred < horizon && Days.Start(segment.Day.AddDays(1)) <= horizon);
        return old.IsEmpty ? null : new SegmentsExpired([.. old.Select(segment => segment.Digest)], horizon, old.Sum(segment => segment.Rows));
    }

    /// <summary>The time before which rows are neither wanted nor needed.</summary>
    public static DateTimeOffset Horizon(ModelState state, TimeSpan retain) => Days.Floor(Needed(state)
        .Append(state.Log.Before - retain)
        .Append(state.Log.Before - TimeSpan.FromDays(SkillHistory.PeriodDays))
        .Min());

    private static IEnumerable<DateTimeOffset> Needed(ModelState state)
    {
        if (state.Registry.Champion is { } champion)
        {
            yield return state.Registry.Version(champion).TrainedFrom;
        }

        if (state.Train.Active?.Dataset is { } dataset)
        {
            yield return dataset.From;
        }

        if (state.RollOut.Active is { } rollout)
        {
            yield return state.Registry.Version(rollout.Version).TrainedFrom;
        }

        if ((state.Monitor.MaturedDay?.AddDays(1) ?? state.Log.FirstDay) is { } unmeasured)
        {
            yield return Days.Start(unmeasured);
        }
    }
}
