using Perennial.Terms;

namespace Perennial.Tests.Terms;

public sealed class TrainOptionsTests
{
    private static readonly DateTimeOffset First = new(2001, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(null, 0)]
    [InlineData(42, 58)]
    [InlineData(200, 0)]
    public void A_training_reaches_no_further_back_than_its_window_and_than_there_are_rows(int? slidingDays, int fromDay)
    {
        var options = new TrainOptions { Sliding = slidingDays is { } days ? TimeSpan.FromDays(days) : null };
        Assert.Equal(First.AddDays(fromDay), options.From(First, First.AddDays(100)));
    }
}
