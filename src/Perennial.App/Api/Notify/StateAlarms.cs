using Perennial.App.Commands;
using Perennial.Monitor;
using Perennial.RollOut;

namespace Perennial.App.Api.Notify;

/// <summary>What a model's journal says is wrong: signals that alarm, a version that waits for a person.</summary>
/// <param name="house">The data folder.</param>
internal sealed class StateAlarms(Composition house) : IAlarmSource
{
    /// <inheritdoc/>
    public IEnumerable<StandingAlarm> Of(string model, DateTimeOffset now)
    {
        var state = house.States.Load(model);
        return Signals(model, state.Monitor.Signals).Concat(Waiting(model, state.RollOut.Active));
    }

    private static IEnumerable<StandingAlarm> Signals(string model, SignalsObserved? signals) => signals is null ? [] :
    [
        .. signals.Quality.Where(one => one.State == SignalState.Alarm)
            .Select(one => Alarm(model, $"quality/{one.Check}/{one.Column}", signals with { Drift = [], Quality = [one], Performance = null })),
        .. signals.Drift.Where(one => one.State == SignalState.Alarm)
            .Select(one => Alarm(model, $"drift/{one.Column}", signals with { Drift = [one], Quality = [], Performance = null })),
        .. signals.Performance is { State: SignalState.Alarm } ? [Alarm(model, "performance", signals with { Drift = [], Quality = [] })] : Array.Empty<StandingAlarm>(),
    ];

    private static StandingAlarm Alarm(string model, string key, SignalsObserved one) => new(NoticeKind.Alarm, model, key, $"{model}: {string.Join("; ", AlarmText.Of(one))}");

    private static IEnumerable<StandingAlarm> Waiting(string model, Rollout? rollout) => rollout is { Phase: Phase.Held } or { Awaited: not null }
        ? [new StandingAlarm(NoticeKind.ApprovalNeeded, model, $"approval/{rollout.Version}", $"{model}: {rollout.Doing}", "info")]
        : [];
}
