using Perennial.Log;
using Perennial.Registry;
using Perennial.Terms;

namespace Perennial.Tests.Monitor;

/// <summary>Days of rows, drawn once: a number that swings with the year and with the week, a category whose mix does, and an answer that follows the year. Nothing else moves.</summary>
internal sealed class SeasonalLog : ISegmentStore, IPredictorSource, IPredictor
{
    public const int RowsPerDay = 300;
    private readonly (double[] Minute, string[] Carrier)[] days;

    public SeasonalLog(int seed, int count, Func<int, double>? moved = null)
    {
        var random = new Random(seed);
        days = [.. Enumerable.Range(0, count).Select(day => Drawn(random, day, moved?.Invoke(day) ?? 0))];
    }

    public PredictionLog Log => new(null!, this);

    public static double Year(double day) => Math.Sin(2 * Math.PI * day / 365);

    public IWindow Open(IReadOnlyList<FeatureDeclaration> features, IReadOnlyList<Segment> segments, WindowQuery query)
    {
        var kept = Enumerable.Range(0, days.Length)
            .Where(day => GivenCohorts.At(day) >= query.From && GivenCohorts.At(day) < query.To && !query.Without.Contains(GivenCohorts.Day(day))).ToList();
        double[] minute = [.. kept.SelectMany(day => days[day].Minute)];
        return new GivenWindow(
            features,
            minute.Length,
            new()
            {
                ["minute"] = minute,
                [WindowColumns.Score] = Score(minute),
                [WindowColumns.Version] = [.. minute.Select(_ => 1.0)],
                [WindowColumns.Occurred] = [.. kept.SelectMany(day => Enumerable.Repeat((double)GivenCohorts.At(day).ToUnixTimeSeconds(), RowsPerDay))],
            },
            new() { ["carrier"] = [.. kept.SelectMany(day => days[day].Carrier)] });
    }

    public Digest Write(RowKind kind, IReadOnlyList<FeatureDeclaration> features, IReadOnlyList<StoredRow> rows) => throw new NotSupportedException();

    public long Export(ModelDeclaration model, IReadOnlyList<Segment> segments, WindowQuery query, ExampleWeights? weights, string file) => throw new NotSupportedException();

    public void Delete(Digest segment) => throw new NotSupportedException();

    public IPredictor Load(Digest artifact, IReadOnlyList<FeatureDeclaration> features) => this;

    public double[] Score(IReadOnlyList<object?> features) => Score([(double)features[0]!]);

    public double[] Score(FeatureTable table) => Score(table.Numbers(0));

    public void Dispose()
    {
    }

    private static double[] Score(double[] minute) => Array.ConvertAll(minute, value => 1 / (1 + Math.Exp(-value)));

    private static (double[], string[]) Drawn(Random random, int day, double moved)
    {
        var weekend = day % 7 >= 5 ? 0.5 : 0;
        var mix = 0.5 + (0.25 * Year(day));
        return (Noise.Normals(random, RowsPerDay, Year(day) + weekend + moved), [.. Enumerable.Range(0, RowsPerDay).Select(_ => random.NextDouble() < mix ? "AA" : "BB")]);
    }
}
