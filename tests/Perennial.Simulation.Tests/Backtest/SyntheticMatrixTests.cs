using Perennial.Simulation.Backtest;

namespace Perennial.Simulation.Tests.Backtest;

public sealed class SyntheticMatrixTests
{
    public static TheoryData<DriftKind> Kinds { get; } = [.. Enum.GetValues<DriftKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_same_seed_gives_the_same_matrix_and_another_seed_another(DriftKind kind)
    {
        var (one, same, other) = (SyntheticMatrix.Of(kind, 1), SyntheticMatrix.Of(kind, 1), SyntheticMatrix.Of(kind, 2));
        Assert.Equal(Cells(one), Cells(same));
        Assert.NotEqual(Cells(one), Cells(other));
        Assert.All(Cells(one), loss => Assert.InRange(loss, 0, 1));
    }

    [Fact]
    public void There_are_twelve_kinds_and_half_of_them_were_for_development()
    {
        Assert.Equal(12, Enum.GetValues<DriftKind>().Length);
        Assert.Equal(6, SyntheticMatrix.Development.Distinct().Count());
    }

    [Fact]
    public void What_happens_to_the_world_shows_in_the_cells()
    {
        Assert.All(Enumerable.Range(1, 5), seed => Assert.True(Gain(DriftKind.Abrupt, seed) > 0.02));
        Assert.All(Enumerable.Range(1, 5), seed => Assert.InRange(Gain(DriftKind.None, seed), -0.02, 0.02));
        Assert.All(Enumerable.Range(1, 5), seed => Assert.True(Gain(DriftKind.Growing, seed) > 0));
        Assert.All(Enumerable.Range(1, 5), seed => Assert.True(Gain(DriftKind.BadFirst, seed) > 0.03));
    }

    /// <summary>What the newest version loses less than the first, on the last quarter.</summary>
    private static double Gain(DriftKind kind, int seed)
    {
        var matrix = SyntheticMatrix.Of(kind, seed);
        return Enumerable.Range(3 * matrix.Batches / 4, matrix.Batches / 4).Average(batch => matrix[matrix.First, batch] - matrix[batch - 1, batch]);
    }

    private static List<double> Cells(StalenessMatrix matrix) =>
        [.. from trained in Enumerable.Range(matrix.First, matrix.Batches - matrix.First)
            from batch in Enumerable.Range(trained + 1, matrix.Batches - trained - 1)
            select matrix[trained, batch]];
}
