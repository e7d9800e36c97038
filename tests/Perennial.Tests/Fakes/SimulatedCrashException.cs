namespace Perennial.Tests.Fakes;

/// <summary>The process ended here; what was not stored by then is gone.</summary>
internal sealed class SimulatedCrashException(string where) : Exception($"The process ended at {where}.");
