namespace Perennial.App.Tests.Api.Logging;

/// <summary>A request to log something.</summary>
/// <param name="Where">Below the model.</param>
/// <param name="Body">Its body.</param>
/// <param name="Type">Its content type; null for none.</param>
/// <param name="Headers">Name and value, in turn.</param>
internal sealed record FuzzedLog(string Where, byte[] Body, string? Type, params string[] Headers);
