using Perennial.Log;
using Perennial.Tests.Fakes;
using Perennial.Train;

namespace Perennial.Tests.Train;

public sealed class ValidationSplitTests
{
    private static readonly WindowQuery Rows = new(World.Day(0), World.Day(10), 7) { LabelledOnly = true };

    [Theory]
    [InlineData(2, 8)]
    [InlineData(5, 5)]
    [InlineData(9, 5)]
    public void The_newest_rows_are_apart_and_at_most_half_of_the_stretch(int days, int from)
    {
        var split = ValidationSplit.Of(Declared.Model with { Train = Declared.Model.Train with { Validation = TimeSpan.FromDays(days) } }, Rows);
        Assert.Equal((Rows with { To = World.Day(from) }, Rows with { From = World.Day(from) }), (split.Train, split.Validation));
    }

    [Fact]
    public void Without_a_declaration_all_rows_are_learnt_from() => Assert.Equal(new ValidationSplit(Rows, null), ValidationSplit.Of(Declared.Model, Rows));
}
