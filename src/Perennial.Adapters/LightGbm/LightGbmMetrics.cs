namespace Perennial.Adapters.LightGbm;

/// <summary>What a training says of itself in <c>metrics.json</c>; nothing is judged by it.</summary>
/// <param name="Rows">Training rows.</param>
/// <param name="Iterations">Trees grown.</param>
/// <param name="Loss">The training loss: the objective's own metric.</param>
internal sealed record LightGbmMetrics(int Rows, int Iterations, double Loss);
