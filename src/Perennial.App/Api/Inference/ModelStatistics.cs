namespace Perennial.App.Api.Inference;

/// <summary>The body of the statistics extension.</summary>
/// <param name="ModelStats">One for each version.</param>
internal sealed record ModelStatistics(IReadOnlyList<VersionStatistics> ModelStats);
