using Perennial.Decide;
using Perennial.Simulation.Backtest;

namespace Perennial.Simulation.Tests.Backtest;

/// <summary>The money rule was written twice, independently: the decisions and costs below are those of the other program (Python 3.11, numpy 1.24.2).</summary>
public sealed class ReferenceTests
{
    private const int Batches = 90;
    private const int Window = 4;

    /// <summary>Three concepts that take turns, then a fourth; a little age; noise without a generator.</summary>
    private static readonly StalenessMatrix Matrix = new(
        [.. Enumerable.Range(0, Batches).Select(trained => Enumerable.Range(0, Batches).Select(batch => Loss(trained, batch)).ToArray())], 200, Window);

    [Theory]
    [InlineData(0.05, 15.874064420218037, 15.21861620416254, "15R 16R 20R 30R 31R 36R 45>3 46R 47>15 48>3 52>15 53>3 57>15 58>3 60R 61R 64R")]
    [InlineData(0.2, 17.43503295341923, 16.941101585728443, "15R 18R 30R 32R 45>3 47>15 48>3 52>15 53>3 57>15 58>3 59R 60>30 61>59 62R")]
    [InlineData(0.5, 19.827286422200206, 18.965469772051534, "16R 28R 31R 43R 45>3 60>43 61>16 62>28 63R")]
    [InlineData(1, 21.126257680872154, 20.965469772051534, "18R 31>3 32>18 36R 45>3 60>36 64R")]
    [InlineData(3, 32.85676808721506, 26.24720961347869, "25R 31>3 32>25 43R 45>3 68R")]
    public void It_decides_and_costs_the_same(double alpha, double cost, double oracle, string decisions)
    {
        var terms = new BacktestTerms { Alpha = alpha };
        var (heard, batch) = (new List<string>(), Window - 1);
        var outcome = MatrixBacktest.Run(Matrix, terms, new BacktestPolicy("heard", (matrix, priced) =>
        {
            var decide = BacktestPolicies.Money.Begin(matrix, priced);
            return look =>
            {
                var move = decide(look);
                batch++;
                heard.Add(move.Action switch { ActionKind.Retrain => $"{batch}R", ActionKind.Reuse => $"{batch}>{move.Version}", _ => string.Empty });
                return move;
            };
        }));
        Assert.Equal(decisions, string.Join(' ', heard.Where(word => word.Length > 0)));
        Assert.Equal(cost, outcome.Cost, 9);
        Assert.Equal(oracle, CheapestSchedule.WithoutReuse(Matrix, terms).Cost, 9);
    }

    private static int Concept(int batch) => batch < 60 ? batch / 15 % 3 : 3;

    private static double Loss(int trained, int batch)
    {
        if (trained < Window - 1 || trained == Batches - 1 || batch <= trained)
        {
            return double.NaN;
        }

        var strange = Enumerable.Range(trained - Window + 1, Window).Count(known => Concept(known) != Concept(batch)) / (double)Window;
        var noise = ((trained * 7919) + (batch * 104729)) % 1009 / 1009.0;
        return 0.12 + (0.3 * strange * strange) + (0.0005 * (batch - trained)) + (0.04 * noise);
    }
}
