using Perennial.Terms;

namespace Perennial.Evaluate;

/// <summary>What the data gate says of a dataset.</summary>
/// <param name="Verdict">The verdict.</param>
/// <param name="Expectations">The blob with what these rows teach to expect of the next; null where nobody keeps it.</param>
public sealed record DataJudgement(Verdict Verdict, Digest? Expectations);
