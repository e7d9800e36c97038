using Perennial.Simulation.Backtest;
using Perennial.Terms;

namespace Perennial.Simulation.Tests.Backtest;

public sealed class StalenessMatrixTests
{
    private const string Four =
        """
        nan,nan,nan,nan
        nan,nan,0.1,0.2
        nan,nan,nan,0.3
        nan,nan,nan,nan
        """;

    [Fact]
    public void The_first_known_row_is_the_first_full_window()
    {
        var matrix = StalenessMatrix.Parse(Four, rows: 50);
        Assert.Equal((4, 1, 2, 50L, 0.2), (matrix.Batches, matrix.First, matrix.Window, matrix.Rows, matrix[1, 3]));
    }

    [Theory]
    [InlineData("0.3", "x", "Line 3, cell 4 of the matrix is 'x'")]
    [InlineData("0.3", "nan", "Line 3, cell 4 of the matrix is not a number")]
    [InlineData("0.2\n", "0.2,0.2\n", "Line 2 of the matrix has 5 cells, and there are 4 lines")]
    [InlineData("nan,nan,0.1,0.2", "nan,nan,nan,nan", "there is nothing to decide")]
    public void What_is_wrong_is_named_by_line_and_cell(string was, string becomes, string said)
    {
        var fault = Assert.Throws<FaultException>(() => StalenessMatrix.Parse(Four.Replace(was, becomes, StringComparison.Ordinal), rows: 50));
        Assert.Contains(said, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_matrix_without_a_known_cell_is_refused() =>
        Assert.Contains("no known cell", Assert.Throws<FaultException>(() => StalenessMatrix.Parse("nan,nan\nnan,nan", rows: 50)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(0, 2)]
    [InlineData(10, 0)]
    public void A_batch_and_a_window_hold_something(long rows, int window) =>
        Assert.Contains("both are 1 or more", Assert.Throws<FaultException>(() => StalenessMatrix.Parse(Four, rows, window)).Message, StringComparison.Ordinal);
}
