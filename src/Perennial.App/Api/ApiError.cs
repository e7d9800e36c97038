namespace Perennial.App.Api;

/// <summary>The body of every answer that is no success: the shape of the Open Inference Protocol.</summary>
/// <param name="Error">What was wrong, where, and what to do.</param>
internal sealed record ApiError(string Error);
