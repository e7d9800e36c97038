namespace Perennial.App.Commands;

/// <summary>Whether a version came out again.</summary>
/// <param name="Model">The model.</param>
/// <param name="Version">The version.</param>
/// <param name="Outcome"><c>same</c>, <c>different</c>, <c>expired</c>, <c>erased</c>, or <c>failed</c> where the training gave nothing.</param>
/// <param name="Because">In words.</param>
/// <param name="Dataset">The manifest's digest.</param>
/// <param name="Artifact">The artifact's digest; null where nothing was trained.</param>
/// <param name="BuiltBy">What trained it; null where nobody noted it.</param>
/// <param name="BuiltNow">What trained now.</param>
internal sealed record ReproductionView(
    string Model, int Version, string Outcome, string Because, DigestPair Dataset, DigestPair? Artifact, string? BuiltBy, string BuiltNow)
{
    /// <summary>Whether dataset and artifact are the same to the byte.</summary>
    public bool Reproduced => Outcome == "same";

    /// <summary>The lines for people.</summary>
    public IEnumerable<string> Lines()
    {
        yield return $"{Model}, version {Version}: {Because}";
        yield return Line("dataset", Dataset);
        if (Artifact is not null)
        {
            yield return Line("artifact", Artifact);
        }

        if (BuiltBy is not null && BuiltBy != BuiltNow)
        {
            yield return $"trained by {BuiltBy}, now by {BuiltNow}";
        }
    }

    private static string Line(string what, DigestPair pair) => pair.Same ? $"{what} {pair.Recorded}: the same" : $"{what} {pair.Recorded}: now {pair.Now}";
}
