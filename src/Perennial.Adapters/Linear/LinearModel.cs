namespace Perennial.Adapters.Linear;

/// <summary>The <c>model.json</c> of a linear version: all there is of it.</summary>
/// <param name="Flavour">Always <c>linear</c>.</param>
/// <param name="Features">The signature, in order.</param>
/// <param name="Task">What it predicts: binary, multiclass or regression.</param>
/// <param name="Width">How many numbers an answer has.</param>
/// <param name="Label">The label's column.</param>
/// <param name="Weights">Output after output: the weights of the features in order, the intercept last.</param>
internal sealed record LinearModel(string Flavour, IReadOnlyList<LinearFeature> Features, string Task, int Width, string Label, IReadOnlyList<IReadOnlyList<double>> Weights);
