namespace Perennial.App.Api.Notify;

/// <summary>Knows what is wrong with a model now.</summary>
internal interface IAlarmSource
{
    /// <summary>Everything that stands; the same as long as it does.</summary>
    /// <param name="model">The model.</param>
    /// <param name="now">The time.</param>
    IEnumerable<StandingAlarm> Of(string model, DateTimeOffset now);
}
