namespace Perennial.App.Tests.Api.Live;

/// <summary>A parcel that was asked for.</summary>
/// <param name="At">When.</param>
/// <param name="Row">As it is asked for.</param>
/// <param name="Label">What became of it.</param>
internal sealed record SentParcel(DateTimeOffset At, object Row, object Label);
