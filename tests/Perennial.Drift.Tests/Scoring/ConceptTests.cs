using Perennial.Drift.Scoring;
using Perennial.Drift.Streaming;

namespace Perennial.Drift.Tests.Scoring;

public sealed class ConceptTests
{
    /// <summary>Each with the share of labels that its noise turns round, as far as truth can tell.</summary>
    public static TheoryData<IConcept, IConcept, double> Concepts => new()
    {
        { new SeaConcept(8), new SeaConcept(9.5), 0.1 },
        { new StaggerConcept(0), new StaggerConcept(1), 0 },
        { new HyperplaneConcept([1, 2, 3]), new HyperplaneConcept([3, 0, -1]), 0.05 },
        { new SineConcept(0), new SineConcept(3), 0.1 },
        { new LedConcept(0), new LedConcept(5), 0.26 },
        { new RadialBasisConcept(1), new RadialBasisConcept(2), 0.03 },
        { new FriedmanConcept(0), new FriedmanConcept(3), 0.8 },
    };

    [Fact]
    public void Every_concept_of_the_library_is_here()
    {
        var found = typeof(IConcept).Assembly.GetTypes().Where(type => type.IsClass && type.IsAssignableTo(typeof(IConcept))).ToHashSet();
        Assert.True(found.Count >= 7);
        Assert.Equal(found, Concepts.Select(row => row.Data.Item1.GetType()).ToHashSet());
    }

    [Theory]
    [MemberData(nameof(Concepts), DisableDiscoveryEnumeration = true)]
    public void A_model_of_the_concept_errs_by_its_noise_and_a_model_of_another_errs_more(IConcept first, IConcept second, double noise)
    {
        var (stream, features) = (new ConceptStream([first, second], new AbruptDrift(), 5), new double[first.FeatureCount]);
        var (own, other) = (0.0, 0.0);
        for (var row = 0; row < 4000; row++)
        {
            var label = stream.Next(features);
            own += stream.Error(0, features, label) / 4000;
            other += stream.Error(1, features, label) / 4000;
        }

        Assert.InRange(own, noise - 0.03, noise + 0.03);
        Assert.True(other > own + 0.04, $"{own} and {other}");
    }

    [Theory]
    [MemberData(nameof(Concepts), DisableDiscoveryEnumeration = true)]
    public void The_same_seed_gives_the_same_rows_and_another_seed_others(IConcept first, IConcept second, double noise)
    {
        Assert.InRange(noise, 0, 1);
        Assert.Equal(Rows(first, second, 3), Rows(first, second, 3));
        Assert.NotEqual(Rows(first, second, 3), Rows(first, second, 4));
    }

    [Fact]
    public void Concepts_without_noise_are_what_they_are_called()
    {
        Assert.Equal((1, 0), (new SeaConcept(8).Truth([3, 5, 9]), new SeaConcept(8).Truth([3, 5.1, 0])));
        Assert.Equal((1, 0), (new StaggerConcept(0).Truth([0, 0, 2]), new StaggerConcept(0).Truth([1, 0, 2])));
        Assert.Equal((1, 1, 0), (new StaggerConcept(1).Truth([2, 1, 2]), new StaggerConcept(1).Truth([2, 2, 0]), new StaggerConcept(1).Truth([2, 2, 1])));
        Assert.Equal((1, 0), (new StaggerConcept(2).Truth([1, 0, 0]), new StaggerConcept(2).Truth([0, 1, 1])));
        Assert.Equal((1, 0), (new SineConcept(0).Truth([0.5, 0.4]), new SineConcept(1).Truth([0.5, 0.4])));
        Close.Equal((10 * Math.Sin(Math.PI * 0.02)) + (20 * 0.04) + 4 + 2.5, new FriedmanConcept(0).Truth([0.1, 0.2, 0.3, 0.4, 0.5, 9, 9, 9, 9, 9]));
        var (led, features) = (new LedConcept(3, noise: 0), new double[24]);
        Assert.All(Enumerable.Range(0, 200), seed => Assert.Equal(led.Draw(new Random(seed), features), led.Truth(features)));
    }

    [Fact]
    public void Schedules_drift_where_they_say()
    {
        var random = new Random(1);
        Assert.Equal([0, 1, 1, 2], new long[] { 9, 10, 19, 20 }.Select(row => new AbruptDrift(10, 20).ConceptAt(row, random)));
        Assert.Equal([DriftSpan.At(10)], new AbruptDrift(10, 20).Drifts(20));
        Assert.Equal([0, 1, 0, 1], new long[] { 9, 10, 20, 39 }.Select(row => new RecurringDrift(10, 2).ConceptAt(row, random)));
        Assert.Equal([DriftSpan.At(10), DriftSpan.At(20)], new RecurringDrift(10, 2).Drifts(30));
        var gradual = new GradualDrift(1000, 2000);
        int Hits(long from) => Enumerable.Range(0, 500).Sum(row => gradual.ConceptAt(from + row, random));
        Assert.Equal((0, 500), (Hits(500), Hits(2000)));
        Assert.InRange(Hits(1000), 80, 170);
        Assert.InRange(Hits(1500), 330, 420);
        Assert.Equal([new DriftSpan(1000, 2000)], gradual.Drifts(5000));
    }

    [Fact]
    public void A_model_made_anew_at_every_alarm_errs_no_more_when_the_drift_is_found()
    {
        var stream = new ConceptStream([new SineConcept(0), new SineConcept(1)], new AbruptDrift(2000), 8);
        var score = DetectorTrial.RunOnErrors(new Cusum(new() { Mean = 0.1, StandardDeviation = 0.3, Side = ShiftSide.Up, Threshold = 12 }), stream, 4000);
        Assert.Equal((1, 0), (score.Found, score.FalseAlarms));
        Assert.InRange(score.Delay, 1, 30);
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        Assert.Equal("concepts", Assert.Throws<ArgumentException>(() => new ConceptStream([new SeaConcept(8), new SineConcept(0)], new AbruptDrift(), 1)).ParamName);
        Assert.Equal("features", Assert.Throws<ArgumentException>(() => new ConceptStream([new SeaConcept(8)], new AbruptDrift(0), 1).Next(new double[3])).ParamName);
        Assert.Equal("rule", Assert.Throws<ArgumentException>(() => new SineConcept(4)).ParamName);
        Assert.Equal("end", Assert.Throws<ArgumentException>(() => new GradualDrift(5, 5)).ParamName);
    }

    private static List<double> Rows(IConcept first, IConcept second, int seed)
    {
        var (stream, features, rows) = (new ConceptStream([first, second], new GradualDrift(100, 200), seed), new double[first.FeatureCount], new List<double>());
        for (var row = 0; row < 300; row++)
        {
            rows.Add(stream.Next(features));
            rows.AddRange(features);
        }

        return rows;
    }
}
