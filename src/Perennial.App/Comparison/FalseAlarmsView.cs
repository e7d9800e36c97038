namespace Perennial.App.Comparison;

/// <summary>The false alarms that are put up with.</summary>
/// <param name="Budget">As it was written.</param>
/// <param name="Look">Time between looks.</param>
/// <param name="PerLook">The chance of any at one look, which all tests share.</param>
internal sealed record FalseAlarmsView(string Budget, TimeSpan Look, double PerLook);
