using Perennial.Evaluate;
using Perennial.Monitor;
using Perennial.Registry;
using Perennial.Terms;
using Perennial.Tests.Monitor;

namespace Perennial.Tests.Evaluate;

/// <summary>Labelled rows of two carriers and two sexes, with the probability that made each label.</summary>
internal static class GivenJudged
{
    public static ModelDeclaration Model { get; } = GivenModel.Flights with { Quality = GivenModel.Flights.Quality with { Margin = 0.01 } };

    /// <summary>Rows in order: the minute goes round, every fifth flies with carrier b, every other is a woman.</summary>
    public static (LabelledRows Rows, double[] Truth) Drawn(int seed, int count = 4_000, int perEntity = 1)
    {
        var (rows, truth) = GivenRows.Drawn(seed, count, perEntity);
        return (rows with { Features = Features(count) }, truth);
    }

    /// <summary>Answers of a version and of a champion to them, as a person would read them: by row.</summary>
    public static JudgedRows Of(int seed, Func<int, double, double> challenger, Func<int, double, double>? champion = null, int count = 4_000, ModelDeclaration? model = null, int perEntity = 1)
    {
        var (rows, truth) = Drawn(seed, count, perEntity);
        return new JudgedRows(model ?? Model, rows, Answers(challenger), champion is null ? null : Answers(champion));

        double[] Answers(Func<int, double, double> answer) => [.. truth.Select((one, row) => Math.Clamp(answer(row, one), 0.001, 0.999))];
    }

    public static bool IsB(int row) => row % 5 == 0;

    public static bool IsWoman(int row) => row % 2 == 0;

    private static FeatureTable Features(int count) => new(count,
    [
        Enumerable.Range(0, count).Select(row => (double)(row % 100)).ToArray(),
        Enumerable.Range(0, count).Select(row => IsB(row) ? "b" : "a").ToArray(),
        Enumerable.Range(0, count).Select(row => IsWoman(row) ? "w" : "m").ToArray(),
    ])
    {
        Features = [new("minute", FeatureType.Numeric), new("carrier", FeatureType.Categorical), new("sex", FeatureType.Categorical)],
    };
}
