using Perennial.App.Api.Live;

namespace Perennial.App.Api.Notify;

/// <summary>Loops that are stuck.</summary>
/// <param name="drivers">Who drives.</param>
internal sealed class StuckAlarms(ModelDrivers drivers) : IAlarmSource
{
    /// <inheritdoc/>
    public IEnumerable<StandingAlarm> Of(string model, DateTimeOffset now) => drivers.Of(model).Stuck is { } why
        ? [new StandingAlarm(NoticeKind.Alarm, model, "loop-stuck", $"{model}: {LiveParts.Stuck(why)}", "critical")]
        : [];
}
