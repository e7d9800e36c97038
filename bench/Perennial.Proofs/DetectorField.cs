using Perennial.Drift.Scoring;
using Perennial.Drift.Streaming;

namespace Perennial.Proofs;

/// <summary>The detectors and streams of <see cref="DetectorsProof"/>. Detectors are at their defaults, unless these mean nothing for errors of 0 and 1.</summary>
internal static class DetectorField
{
    public const long Rows = 12_000;

    /// <summary>Drifts are 3,000 rows apart, and an alarm within 1,000 rows finds one.</summary>
    public static DetectorScoreOptions Window { get; } = new() { LatestDelay = 1000 };

    public static IReadOnlyList<(string Name, Func<IStreamingDetector> Make)> Detectors { get; } =
    [
        ("adwin", () => new Adwin()),
        ("adwin original", () => new Adwin(AdwinOptions.Original)),
        ("ddm", () => new Ddm()),
        ("eddm", () => new Eddm()),
        ("rddm", () => new Rddm()),
        ("hddm-a", () => new HddmA()),
        ("hddm-w", () => new HddmW()),
        ("stepd", () => new Stepd()),
        ("ecdd", () => new Ecdd()),
        ("ecdd 1000", () => new Ecdd(new() { RunLength = 1000 })),
        ("ewma chart 5000", () => new EwmaChart(new() { Side = ShiftSide.Up, Width = EwmaWidth })),
        ("cusum 5000", () => new Cusum(new() { Side = ShiftSide.Up, Threshold = CusumThreshold })),
        ("cusum running mean", () => new Cusum(CusumOptions.RunningMean)),
        ("page-hinkley", () => new PageHinkley(new() { Side = ShiftSide.Up })),
        ("moving average 0.1", () => new GeometricMovingAverage(new() { Threshold = 0.1 })),
        ("kswin", () => new Kswin()),
        ("bayesian", () => new BayesianOnlineChangePoint(new() { PriorMean = 0.2, PriorVariance = 0.1, DataVariance = 0.15, Hazard = 0.0001, LongestRun = 300 })),
    ];

    public static IReadOnlyList<DetectorStreamCase> Streams { get; } =
    [
        new("sea, abrupt", seed => new([new SeaConcept(8), new SeaConcept(9.5), new SeaConcept(7), new SeaConcept(9)], new AbruptDrift(3000, 6000, 9000), seed)),
        new("stagger, recurring", seed => new([new StaggerConcept(0), new StaggerConcept(1), new StaggerConcept(2)], new RecurringDrift(3000, 3), seed)),
        new("hyperplane, gradual", seed => new([new HyperplaneConcept([1, 2, 3, 4]), new HyperplaneConcept([4, 3, -2, 1])], new GradualDrift(6000, 8000), seed)),
        new("sine, abrupt", seed => new([new SineConcept(0), new SineConcept(2), new SineConcept(0), new SineConcept(2)], new AbruptDrift(3000, 6000, 9000), seed)),
        new("sine, reversed", seed => new([new SineConcept(0), new SineConcept(1)], new RecurringDrift(3000, 2), seed)),
        new("led, abrupt", seed => new([new LedConcept(0), new LedConcept(3), new LedConcept(5), new LedConcept(7)], new AbruptDrift(3000, 6000, 9000), seed)),
        new("radial basis, gradual", seed => new([new RadialBasisConcept(1), new RadialBasisConcept(2)], new GradualDrift(6000, 7000), seed)),
    ];

    private static readonly double CusumThreshold = CusumRunLength.Threshold(0.5, 5000, ShiftSide.Up);
    private static readonly double EwmaWidth = EwmaRunLength.Width(0.1, 5000, ShiftSide.Up);

    public static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
