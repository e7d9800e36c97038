using Perennial.Monitor;

namespace Perennial;

/// <summary>When a turn reads what serving took: while a stage or a promotion is watched, else, where limits are declared, hour by hour.</summary>
internal static class ServingReading
{
    /// <summary>A watched version is measured so often at most. The default is a minute.</summary>
    public static readonly TimeSpan Watched = TimeSpan.FromMinutes(1);

    /// <summary>A version that nothing watches is measured so often at most. The default is an hour.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromHours(1);

    /// <summary>The measurement to record; null when it is not time, when nothing was asked, or where nothing is measured.</summary>
    /// <remarks>Where serving is limited the first of a stage is recorded also when nothing was asked: that nobody asks is evidence too, of nothing good.</remarks>
    public static ServingMeasured? Next(ModelState state, IServingMeter? meter, DateTimeOffset now)
    {
        var (model, rollouts) = (state.Registry.Declared(), state.RollOut);
        var stage = rollouts.Active is { Stage: not null } active ? active : null;
        var watched = stage is not null || (model.Guardrails is not null && rollouts.Watched is { Over: false });
        if (meter is null || (!watched && model.Guardrails is null) || now < rollouts.Served?.To + (watched ? Watched : Idle))
        {
            return null;
        }

        var measured = meter.Read(model.Model, rollouts.Served?.Number ?? 0, now);
        var silence = model.Guardrails is { OfServing: true } && stage is { Served: null };
        return measured.Versions.Count > 0 || silence ? new ServingMeasured(measured) : null;
    }
}
