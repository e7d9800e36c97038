using Perennial.Adapters.Files;

namespace Perennial.Adapters.Processes;

/// <summary>The content of <c>attempt.json</c>.</summary>
/// <param name="Supervisor">The process that supervises the attempt.</param>
/// <param name="StartedAt">When it was started, for people; UTC.</param>
internal sealed record AttemptNote(ProcessIdentity Supervisor, DateTimeOffset StartedAt);
