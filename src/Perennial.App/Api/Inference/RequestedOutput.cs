namespace Perennial.App.Api.Inference;

/// <summary>An output that a request asks for.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Binary">Whether as bytes; null leaves it to the request.</param>
internal sealed record RequestedOutput(string Name, bool? Binary);
