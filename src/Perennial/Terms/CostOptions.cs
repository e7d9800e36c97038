namespace Perennial.Terms;

/// <summary>What being wrong and what retraining costs.</summary>
/// <param name="Currency">ISO 4217 code. The default is USD.</param>
/// <param name="Loss">Money per prediction and unit of the metric's loss; above zero.</param>
/// <param name="Retrain">Money per retrain; above zero.</param>
public sealed record CostOptions(string Currency, double Loss, double Retrain);
