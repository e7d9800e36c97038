namespace Perennial.Monitor;

/// <summary>How much worse the champion is than it was when fresh, hardness of the days set aside.</summary>
/// <param name="Excess">Loss above that of a fresh version, over the newest cohorts of one period; NaN is never written: 0 when unknown.</param>
/// <param name="Lower">Lower end of its interval.</param>
/// <param name="Upper">Upper end of its interval.</param>
/// <param name="Rows">Labelled rows looked at.</param>
/// <param name="State">Alarm when the interval is above zero.</param>
public sealed record PerformanceSignal(double Excess, double Lower, double Upper, long Rows, SignalState State);
