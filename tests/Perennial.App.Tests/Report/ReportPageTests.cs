using System.Xml.Linq;
using Perennial.App.Report;

namespace Perennial.App.Tests.Report;

public sealed class ReportPageTests
{
    [Theory]
    [MemberData(nameof(Stories.Names), MemberType = typeof(Stories))]
    public void It_is_well_formed_and_every_id_is_unique(string story)
    {
        var ids = Pages.Parse(ReportPage.Write(Stories.Of(story), null)).DescendantsAndSelf().Attributes("id").Select(id => id.Value).ToList();
        Assert.True(ids.Count >= 10);
        Assert.Equal(ids.Distinct().Count(), ids.Count);
    }

    [Fact]
    public void Whatever_an_attribute_refers_to_is_there()
    {
        var page = Pages.Parse(ReportPage.Write(Stories.Full, null));
        var ids = page.Descendants().Attributes("id").Select(id => id.Value).ToHashSet();
        var links = page.Descendants("a").Select(link => link.Attribute("href")!.Value.TrimStart('#'));
        var names = page.Descendants().Attributes("aria-labelledby").SelectMany(name => name.Value.Split(' '));
        Assert.All(links.Concat(names), id => Assert.Contains(id, ids));
    }

    [Fact]
    public void It_loads_nothing_and_runs_nothing()
    {
        var page = ReportPage.Write(Stories.Full, "somewhere");
        Assert.DoesNotContain("http://", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("https://", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("@import", page, StringComparison.Ordinal);
        Assert.DoesNotContain(Pages.Parse(page).Descendants(), element =>
            element.Name.LocalName is "script" or "link" or "img" or "iframe" || element.Attributes().Any(one => one.Name.LocalName.StartsWith("on", StringComparison.Ordinal) || one.Name.LocalName == "src"));
    }

    [Fact]
    public void A_hostile_name_stays_text()
    {
        var page = ReportPage.Write(Stories.Full, Stories.Hostile);
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(Pages.Parse(page).Descendants("title"), title => title.Value.Contains(Stories.Hostile, StringComparison.Ordinal));
    }

    [Fact]
    public void The_same_story_gives_the_same_page() =>
        Assert.Equal(ReportPage.Write(Stories.Full, "x"), ReportPage.Write(Stories.Full with { }, "x"));

    [Fact]
    public void Every_picture_has_a_name()
    {
        var pictures = Pages.Parse(ReportPage.Write(Stories.Full, null)).Descendants("svg").Where(svg => svg.Attribute("aria-hidden") is null).ToList();
        Assert.True(pictures.Count >= 9);
        Assert.All(pictures, svg => Assert.NotNull(svg.Attribute("aria-label") ?? svg.Attribute("aria-labelledby")));
    }
}
