using CsCheck;
using Perennial.Registry;
using Perennial.Tests.Fakes;

namespace Perennial.Tests;

public sealed class ModelStateTests
{
    [Fact]
    public void Folding_in_two_parts_is_folding_at_once()
    {
        using var life = Lives.Whole().Until(Lives.Days);
        var history = life.History;
        var whole = Text(history.Aggregate(ModelState.Start, (state, one) => state.After(one)));
        Gen.Int[0, history.Count].Sample(
            cut =>
            {
                var first = history.Take(cut).Aggregate(ModelState.Start, (state, one) => state.After(one));
                Assert.Equal(cut, first.Head.Version);
                Assert.Equal(whole, Text(history.Skip(cut).Aggregate(first, (state, one) => state.After(one))));
            },
            iter: 40);
    }

    [Fact]
    public void The_head_is_that_of_the_newest_event()
    {
        using var life = Lives.Whole().Until(8);
        Assert.Equal(JournalHead.After(life.History[^1].Event), life.State.Head);
    }

    /// <summary>All of a state in words, since records compare lists by reference.</summary>
    internal static string Text(ModelState state)
    {
        var text = CanonicalJson.Write(state);
        Assert.Contains($"\"version\":{state.Head.Version}", text, StringComparison.Ordinal);
        return text;
    }
}
