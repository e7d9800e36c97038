using Perennial.Simulation.Story;

namespace Perennial.App.Report.Charts;

/// <summary>Which version served when, and which was on trial: solid, and hatched for shadow and split.</summary>
internal static class VersionBands
{
    private const double Lane = 20;
    private const double Gap = 4;

    /// <summary>Of both lanes.</summary>
    public const double Height = (2 * Lane) + Gap;

    public static Markup Draw(Frame frame, ReplayStory story, double top)
    {
        var trials = top + Lane + Gap;
        return Markup.Of($"<g class=\"bands\">{Name(frame, top, "serves")}{Served(frame, story, top)}{Name(frame, trials, "on trial")}{Trials(frame, story, trials)}</g>");
    }

    private static IEnumerable<Markup> Served(Frame frame, ReplayStory story, double y) => story.Versions
        .SelectMany(version => version.Served.Select(one => (version.Version, one.From, To: one.To ?? End(frame))))
        .OrderBy(one => one.From)
        .Select((one, at) => Band(
            frame, one.From, one.To, y, at % 2 == 0 ? "even" : "odd", $"v{one.Version}",
            $"version {one.Version} served from {Figures.Day(one.From)} to {Figures.Day(one.To)}"));

    private static IEnumerable<Markup> Trials(Frame frame, ReplayStory story, double y) => story.Rollouts
        .SelectMany(rollout => rollout.Stages.Select(stage => (rollout.Version, rollout.Ending, Stage: stage)))
        .Select(one =>
        {
            var (kind, to) = (one.Stage.Kind.ToString().ToLowerInvariant(), one.Stage.To ?? End(frame));
            return Band(
                frame, one.Stage.From, to, y, kind, string.Empty,
                $"version {one.Version}, {kind} stage from {Figures.Day(one.Stage.From)} to {Figures.Day(to)}; in the end {one.Ending}");
        });

    private static Markup Band(Frame frame, DateTimeOffset from, DateTimeOffset to, double y, string look, string name, string title)
    {
        var (left, right) = (Math.Max(frame.Left, frame.X(from)), Math.Min(frame.Right, frame.X(to)));
        var width = Math.Max(0, right - left);
        var text = width < 20 || name.Length == 0 ? Markup.None : Markup.Of($"<text x=\"{left + (width / 2)}\" y=\"{y + 14}\" text-anchor=\"middle\">{name}</text>");
        return Markup.Of($"<g class=\"band {look}\"><rect x=\"{left}\" y=\"{y}\" width=\"{width}\" height=\"{Lane}\"/>{text}<title>{title}</title></g>");
    }

    private static Markup Name(Frame frame, double y, string name) => Markup.Of(
        $"<text class=\"axis\" x=\"{frame.Left - 6}\" y=\"{y + 14}\" text-anchor=\"end\">{name}</text>");

    private static DateTimeOffset End(Frame frame) => new(frame.To.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
}
