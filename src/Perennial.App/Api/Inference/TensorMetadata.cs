namespace Perennial.App.Api.Inference;

/// <summary>An input or output as metadata tells it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Datatype">Its datatype.</param>
/// <param name="Shape">Its shape; -1 where the length varies.</param>
internal sealed record TensorMetadata(string Name, string Datatype, IReadOnlyList<long> Shape);
