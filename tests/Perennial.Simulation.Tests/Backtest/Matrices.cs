using CsCheck;
using Perennial.Simulation.Backtest;

namespace Perennial.Simulation.Tests.Backtest;

internal static class Matrices
{
    /// <summary>Small matrices with all sorts of losses, known from a first row on.</summary>
    public static Gen<StalenessMatrix> Small(int most) =>
        Gen.Select(Gen.Int[0, 2], Gen.Int[5, most]).SelectMany(one =>
            Gen.Double[0, 1].Array[one.Item2].Array[one.Item2].Select(losses => Of(one.Item1, losses)));

    /// <summary>The losses after the diagonal, from a first row on.</summary>
    public static StalenessMatrix Of(int first, double[][] losses) => new(
        [.. losses.Select((row, trained) => row.Select((loss, batch) => trained >= first && batch > trained ? loss : double.NaN).ToArray())], 100);

    /// <summary>A matrix by formula.</summary>
    public static StalenessMatrix Of(int batches, int first, Func<int, int, double> loss) =>
        Of(first, [.. Enumerable.Range(0, batches).Select(trained => Enumerable.Range(0, batches).Select(batch => loss(trained, batch)).ToArray())]);
}
