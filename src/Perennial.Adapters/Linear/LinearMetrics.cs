namespace Perennial.Adapters.Linear;

/// <summary>What a training measured; the server measures what it judges by itself.</summary>
/// <param name="Rows">Rows trained on.</param>
/// <param name="LossBefore">The mean loss of the rows at the weights it started from.</param>
/// <param name="Loss">And at those it ended with.</param>
internal sealed record LinearMetrics(int Rows, double LossBefore, double Loss);
