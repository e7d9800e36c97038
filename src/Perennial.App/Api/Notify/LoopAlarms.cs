using Perennial.App.Api.Live;

namespace Perennial.App.Api.Notify;

/// <summary>What is wrong with a model's loop, by its journal and by what the server hears: no predictions, no labels, no turns, a spent budget, a person who is waited for, a worse champion; and versions that cannot be loaded.</summary>
/// <param name="house">The data folder.</param>
/// <param name="drivers">Who drives.</param>
/// <param name="beats">What is heard.</param>
/// <param name="models">The models of the server.</param>
internal sealed class LoopAlarms(Composition house, ModelDrivers drivers, Heartbeats beats, LiveModels models) : IAlarmSource
{
    /// <inheritdoc/>
    public IEnumerable<StandingAlarm> Of(string model, DateTimeOffset now)
    {
        var driver = drivers.Of(model);
        // A turn that fails is told as such, and not once more as one that was not taken.
        var alarms = Alarms.Of(house.States.Load(model), driver.Now, beats.Of(model)).Where(alarm => alarm.Kind != AlarmKind.LoopStuck || driver.Stuck is null);
        return alarms.Select(alarm => new StandingAlarm(NoticeKind.Alarm, model, alarm.Fingerprint[(model.Length + 1)..], $"{model}: {alarm.Words}; {alarm.Remedy}", Severity(alarm.Kind)))
            .Concat(LiveParts.Unloaded(models, model) is { } unloaded ? [new StandingAlarm(NoticeKind.Alarm, model, "load", $"{model}: {unloaded}", "error")] : []);
    }

    private static string Severity(AlarmKind kind) => kind switch
    {
        AlarmKind.LoopStuck => "critical",
        AlarmKind.NoPredictions or AlarmKind.NoLabels or AlarmKind.WorseChampion => "error",
        _ => "warning",
    };
}
