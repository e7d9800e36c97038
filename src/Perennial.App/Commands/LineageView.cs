namespace Perennial.App.Commands;

/// <summary>Where an answer comes from.</summary>
/// <param name="Prediction">Its id.</param>
/// <param name="OccurredAt">When it was asked for.</param>
/// <param name="Segment">The segment that holds it.</param>
/// <param name="Score">What was answered; null where nothing was. Of a multiclass task the likeliest class's place.</param>
/// <param name="Label">The newest label; null where none has come.</param>
/// <param name="Version">The version that answered; null where none did.</param>
/// <param name="Artifact">Its artifact's digest.</param>
/// <param name="Run">The run that trained it; null where it was trained elsewhere.</param>
/// <param name="Trigger">What caused that run.</param>
/// <param name="Dataset">The digest of what it was trained on; null where nobody kept it.</param>
/// <param name="Segments">The segments of that dataset.</param>
/// <param name="Parents">The versions it came from, the nearest first.</param>
internal sealed record LineageView(
    string Prediction,
    DateTimeOffset OccurredAt,
    string Segment,
    double? Score,
    double? Label,
    int? Version,
    string? Artifact,
    int? Run,
    string? Trigger,
    string? Dataset,
    IReadOnlyList<string> Segments,
    IReadOnlyList<int> Parents)
{
    /// <summary>The lines for people.</summary>
    public IEnumerable<string> Lines()
    {
        yield return Words.Text($"prediction {Prediction} of {Words.Of(OccurredAt)}, in segment {Segment}");
        yield return Words.Text($"answered {(Score is { } score ? $"{score:0.######}" : "nothing")}, label {(Label is { } label ? $"{label:0.######}" : "none yet")}");
        if (Version is null)
        {
            yield return "no version answered it: none was there, or it answered elsewhere";
            yield break;
        }

        yield return $"version {Version}, artifact {Artifact}{(Parents.Count == 0 ? string.Empty : $", its parents, the nearest first: {string.Join(", ", Parents)}")}";
        yield return Run is null ? "trained elsewhere" : $"trained by run {Run} ({Trigger}) on dataset {Dataset}: {Segments.Count} segments";
    }
}
