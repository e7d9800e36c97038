using Perennial.Simulation.Story;

namespace Perennial.App.Report.Charts;

/// <summary>Fields over one axis of time, with the versions that served beneath.</summary>
/// <param name="Id">Unique on the page.</param>
/// <param name="Title">For who cannot see it.</param>
/// <param name="Description">What it shows, in words.</param>
/// <param name="Panels">From the top.</param>
internal sealed record Chart(string Id, string Title, string Description, IReadOnlyList<Panel> Panels)
{
    /// <summary>Days on which something happened, and what.</summary>
    public IReadOnlyList<(DateTimeOffset At, string Title)> Marks { get; init; } = [];

    /// <summary>Whose versions stand beneath; null for none.</summary>
    public ReplayStory? Bands { get; init; }

    public Markup Draw(Frame frame)
    {
        var top = 0.0;
        var panels = new List<Markup>();
        foreach (var panel in Panels)
        {
            panels.Add(panel.Draw(frame, top));
            top += Panel.Head + panel.Height + (panel == Panels[^1] ? 0 : 14);
        }

        var bands = Bands is null ? Markup.None : VersionBands.Draw(frame, Bands, top + 30);
        var height = top + 26 + (Bands is null ? 0 : VersionBands.Height + 8);
        return Svg(frame, Id, Title, Description, height, Markup.Of($"{Lines(frame, top)}{panels}{frame.Axis(top)}{bands}"));
    }

    /// <summary>The picture's frame, with its title and description.</summary>
    public static Markup Svg(Frame frame, string id, string title, string description, double height, Markup inside)
    {
        var name = frame.Narrow ? id + "-narrow" : id;
        return Markup.Of($"<svg viewBox=\"0 0 {frame.Width} {height}\" role=\"img\" aria-labelledby=\"{name}-title {name}-text\"><title id=\"{name}-title\">{title}</title><desc id=\"{name}-text\">{description}</desc>{inside}</svg>");
    }

    private Markup Lines(Frame frame, double bottom) => Markup.Join(Marks.Select(mark => Markup.Of(
        $"<g class=\"mark\"><line x1=\"{frame.X(mark.At)}\" x2=\"{frame.X(mark.At)}\" y1=\"{Panel.Head - 10}\" y2=\"{bottom}\"/><path d=\"M{frame.X(mark.At) - 5} {Panel.Head - 18}h10l-5 8z\"/><title>{mark.Title}</title></g>")));
}
