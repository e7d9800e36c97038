using Perennial.App.Report;
using Perennial.App.Report.Sections;

namespace Perennial.App.Tests.Report.Sections;

public sealed class SectionTests
{
    [Fact]
    public void Decisions_show_their_alternatives_in_money_and_their_votes()
    {
        var text = Pages.Parse(DecisionsSection.Draw(Stories.Full).Text).Value;
        Assert.All(["keep the champion", "4.00", "not known yet", "money", "enough", "2001-01-14"], said => Assert.Contains(said, text, StringComparison.Ordinal));
    }

    [Fact]
    public void Nothing_that_did_not_happen_is_drawn()
    {
        Assert.Contains("No version went through stages", ProofSection.Draw(Stories.Quiet).Text, StringComparison.Ordinal);
        Assert.Contains("Nothing was compared", DriftSection.Draw(Stories.Quiet).Text, StringComparison.Ordinal);
        Assert.Contains("never became known", RegretSection.Draw(Stories.Quiet).Text, StringComparison.Ordinal);
        Assert.Contains("–", StoryGrid.Weeks(Stories.Quiet).Rows[1]);
    }
}
