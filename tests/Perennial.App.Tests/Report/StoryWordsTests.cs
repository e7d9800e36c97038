using Perennial.App.Report;
using Perennial.Simulation.Story;

namespace Perennial.App.Tests.Report;

public sealed class StoryWordsTests
{
    [Theory]
    [InlineData(5, 0.8, 697, 833, "Perennial retrained 5 times and saved USD 697 of the 833 that hindsight would have saved.")]
    [InlineData(1, 0.0, 0, 833, "Perennial retrained once and saved nothing of the USD 833 that hindsight would have saved.")]
    [InlineData(2, -0.1, -83, 833, "Perennial retrained 2 times and cost USD 83 more than never retraining; hindsight would have saved 833.")]
    [InlineData(0, null, 0, 0, "Perennial did not retrain, and there was nothing to save: even in hindsight, never retraining was cheapest.")]
    [InlineData(1, null, -25, 0, "Perennial retrained once, which cost USD 25: even in hindsight, never retraining was cheapest.")]
    public void The_headline_says_what_came_of_it(int retrains, double? ratio, double saved, double hindsight, string headline) =>
        Assert.Equal(headline, StoryWords.Headline(Told(retrains, new Savings(ratio, saved, 0, hindsight))));

    [Theory]
    [InlineData(453, 23, "Retraining every week would have saved USD 453, after 23 retrains at USD 25 each.")]
    [InlineData(-20, 1, "Retraining every week would have cost USD 20 more than never retraining: 1 retrain at USD 25 each.")]
    [InlineData(0, 0, "The history is too short for a weekly schedule to differ.")]
    public void So_does_the_sentence_on_every_week(double saved, int retrains, string sentence)
    {
        var told = Told(0, new Savings(null, 0, saved, 0));
        Assert.Equal(sentence, StoryWords.Weekly(told with { Totals = told.Totals with { Retrains = new(0, 0, retrains, 0) } }));
    }

    private static ReplayStory Told(int retrains, Savings saved) =>
        Stories.Full with { Totals = Stories.Full.Totals with { Retrains = new(retrains, 0, 23, 4), Saved = saved } };
}
