using Perennial.RollOut;

namespace Perennial.Tests.RollOut;

public sealed class MovesTests
{
    public static TheoryData<Phase, Phase> Every() =>
        [.. Enum.GetValues<Phase>().SelectMany(from => Enum.GetValues<Phase>(), (from, to) => (from, to))];

    [Theory]
    [MemberData(nameof(Every))]
    public void A_move_is_made_or_refused_with_both_names(Phase from, Phase to)
    {
        if (Moves.All.Contains((from, to)))
        {
            Assert.Equal(to, Moves.Move(from, to));
            return;
        }

        var error = Assert.Throws<InvalidOperationException>(() => Moves.Move(from, to));
        Assert.Contains($"from {from} to {to}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_over_stays_over_and_nothing_begins_again()
    {
        Assert.DoesNotContain(Moves.All, move => move.From is Phase.Promoted or Phase.Rejected);
        Assert.DoesNotContain(Moves.All, move => move.To == Phase.Proposed);
    }

    [Fact]
    public void Only_a_person_moves_what_is_held_and_only_to_its_end() =>
        Assert.Equal([Phase.Promoted, Phase.Rejected], Moves.All.Where(move => move.From == Phase.Held).Select(move => move.To).Order());

    [Fact]
    public void Every_phase_that_goes_on_can_end() => Assert.All(
        Enum.GetValues<Phase>().Where(phase => phase is not (Phase.Promoted or Phase.Rejected)),
        phase => Assert.Contains(Moves.All, move => move == (phase, Phase.Promoted) || move == (phase, Phase.Rejected)));
}
