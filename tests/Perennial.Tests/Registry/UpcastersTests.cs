using System.Text.Json.Nodes;
using Perennial.Registry;
using Perennial.Terms;
using Perennial.Tests.Fakes;

namespace Perennial.Tests.Registry;

public sealed class UpcastersTests
{
    private readonly Upcasters upcasters = new(new Dictionary<(string, int), Func<JsonObject, JsonObject>>
    {
        [("t", 1)] = one => Add(one, "second"),
        [("t", 2)] = one => Add(one, "third"),
        [("t", 4)] = one => Add(one, "fifth"),
    });

    [Theory]
    [InlineData(1, """{"first":1,"second":2,"third":3}""")]
    [InlineData(2, """{"first":1,"third":2}""")]
    [InlineData(3, """{"first":1}""")]
    public void Facts_are_lifted_one_revision_at_a_time(int written, string lifted) =>
        Assert.Equal(lifted, upcasters.Lift(Written(written), 3));

    [Fact]
    public void A_missing_step_is_a_fault_that_names_event_and_revision()
    {
        var fault = Assert.Throws<FaultException>(() => upcasters.Lift(Written(3), 5));
        Assert.Contains("event 12 (t) has revision 3", fault.Message, StringComparison.Ordinal);
        Assert.Contains("3 to 4", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_revision_of_tomorrow_was_read_as_if_it_were_of_today() =>
        Assert.Contains("revision 4", Assert.Throws<FaultException>(() => upcasters.Lift(Written(4), 3)).Message, StringComparison.Ordinal);

    private static JournalEvent Written(int schema) =>
        new("default", "m", 12, "t", schema, 1, World.Start, "ann", null, """{"first":1}""", null, Digest.None);

    private static JsonObject Add(JsonObject facts, string name)
    {
        facts[name] = facts.Count + 1;
        return facts;
    }
}
