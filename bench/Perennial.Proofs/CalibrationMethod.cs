namespace Perennial.Proofs;

/// <summary>A method and the streams it is tried on: its p-value on one draw without drift, or with the drift that <c>Drift</c> names.</summary>
/// <param name="Name">Method and, after a colon, the kind of column.</param>
/// <param name="Drift">The drift of the power table.</param>
/// <param name="Streams">Draws without drift.</param>
/// <param name="IsAtMost">Whether the stated chance is an upper bound only, as where p can take few values.</param>
/// <param name="PValue">p-value on a draw; the flag says whether it drifts.</param>
internal sealed record CalibrationMethod(string Name, string Drift, int Streams, bool IsAtMost, Func<Random, bool, double> PValue);
