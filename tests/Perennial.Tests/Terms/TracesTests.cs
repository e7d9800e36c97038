using System.Diagnostics;
using Perennial.Terms;

namespace Perennial.Tests.Terms;

public sealed class TracesTests
{
    [Fact]
    public void A_span_says_what_was_journaled_below_it_and_without_a_listener_there_is_none()
    {
        Assert.Null(Traces.Start("nobody listens"));
        using var listener = new ActivityListener { ShouldListenTo = source => source.Name == Traces.Name, Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded };
        ActivitySource.AddActivityListener(listener);
        using var span = Traces.Start("turn");
        Traces.Journaled("parcels", 7, ["one", "two"]);
        var noted = Assert.Single(span!.Events);
        Assert.Equal("journal", noted.Name);
        Assert.Equal(["parcels", 7L, "one, two"], noted.Tags.Select(tag => tag.Value));
    }
}
