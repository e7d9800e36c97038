namespace Perennial.App.Api.Inference;

/// <summary>What a request got.</summary>
/// <param name="Model">The model's name.</param>
/// <param name="Version">The version that answered every row; null where rows have different ones, see the output <c>version</c>.</param>
/// <param name="Logged">How it was logged: <c>durable</c>, <c>buffered</c>, <c>dropped</c>, or <c>nothing</c>, as a request that named a version is.</param>
/// <param name="Outputs">The tensors.</param>
internal sealed record InferenceAnswer(string Model, int? Version, string Logged, IReadOnlyList<OutputTensor> Outputs);
