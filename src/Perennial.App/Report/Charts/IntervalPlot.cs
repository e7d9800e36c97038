using Perennial.Simulation.Story;

namespace Perennial.App.Report.Charts;

/// <summary>How the interval of a stage closed in, look by look: difference to the champion's loss, with what is allowed.</summary>
internal static class IntervalPlot
{
    private const double Width = 330;
    private const double Height = 176;
    private const double Left = 52;
    private const double Right = Width - 54;
    private const double Top = 12;
    private const double Bottom = 146;

    /// <summary>Draws a stage; nothing while no look knew an interval.</summary>
    public static Markup Draw(string id, RolloutStory rollout, StageStory stage)
    {
        var looks = stage.Looks.Where(look => look.Figures.ContainsKey("upper")).ToList();
        if (looks.Count == 0)
        {
            return Markup.None;
        }

        var margin = looks[^1].Figures["margin"];
        var scale = Scaled(looks[^1], margin);
        var kind = stage.Kind.ToString().ToLowerInvariant();
        var step = (Right - Left) / looks.Count;
        var title = $"Version {rollout.Version}, {kind} stage: loss minus the champion's at each look";
        return Markup.Of($"<svg viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-labelledby=\"{id}-title {id}-text\"><title id=\"{id}-title\">{title}</title><desc id=\"{id}-text\">{looks[^1].Because}</desc>{Lines(scale, margin)}{looks.Select((look, at) => Look(look, scale, Left + (step * (at + 0.5)), Skip(looks.Count, at)))}</svg>");
    }

    private static Scale Scaled(StageLook last, double margin)
    {
        var (lower, upper) = (last.Figures["lower"], last.Figures["upper"]);
        var reach = Math.Max(upper - lower, 2 * margin);
        return Scale.Over([lower - (reach * 0.35), upper + (reach * 0.35), 0, margin * 1.2], Top, Bottom);
    }

    private static bool Skip(int count, int at) => (count - 1 - at) % ((count + 4) / 5) != 0;

    private static Markup Lines(Scale scale, double margin) => Markup.Of(
        $"{scale.Ticks.Select(tick => Markup.Of($"<line class=\"{(tick == 0 ? "zero" : "grid")}\" x1=\"{Left}\" x2=\"{Right}\" y1=\"{scale.Y(tick)}\" y2=\"{scale.Y(tick)}\"/><text class=\"axis\" x=\"{Left - 6}\" y=\"{scale.Y(tick) + 4}\" text-anchor=\"end\">{tick.ToString("+0.###;−0.###;0", System.Globalization.CultureInfo.InvariantCulture)}</text>"))}<line class=\"threshold\" x1=\"{Left}\" x2=\"{Right}\" y1=\"{scale.Y(margin)}\" y2=\"{scale.Y(margin)}\"/><text class=\"threshold-name\" x=\"{Right + 6}\" y=\"{scale.Y(margin) + 4}\">allowed</text>");

    private static Markup Look(StageLook look, Scale scale, double x, bool nameless)
    {
        double At(string figure) => scale.Y(Math.Clamp(look.Figures[figure], scale.Low, scale.High));
        var day = nameless ? Markup.None : Markup.Of($"<text class=\"axis\" x=\"{x}\" y=\"{Bottom + 18}\" text-anchor=\"middle\">{Figures.ShortDay(look.At)}</text>");
        return Markup.Of($"<g class=\"look {StoryMarks.Look(look.Outcome)}\"><line x1=\"{x}\" x2=\"{x}\" y1=\"{At("upper")}\" y2=\"{At("lower")}\"/><circle cx=\"{x}\" cy=\"{At("difference")}\" r=\"4\"/><title>{Figures.Day(look.At)}, {StoryMarks.Word(look.Outcome)}: {look.Because}</title></g>{day}");
    }
}
