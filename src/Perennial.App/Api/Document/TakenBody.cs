namespace Perennial.App.Api.Document;

/// <summary>What an endpoint reads as its body, for the API's description alone: the endpoint refuses other types itself, and says which it takes.</summary>
/// <param name="Shape">The shape of the body.</param>
/// <param name="Types">Content types.</param>
internal sealed record TakenBody(Type Shape, params IReadOnlyList<string> Types);
