using Perennial.Drift.Streaming;

namespace Perennial.Drift.Tests.Streaming;

/// <summary>
/// Alarms that other libraries publish for seeded streams: river/drift/test_drift_detectors.py (BSD-3) and its history, CapyMOA's notebook
/// drift_detection.ipynb (BSD-3), frouros/tests/integration/test_concept_drift.py (BSD-3), menelaus' tests (Apache-2.0).
/// </summary>
public sealed class PublishedAlarmsTests
{
    private const string Integers = "river_stream1.csv";
    private const string Errors = "river_stream2.csv";
    private const string Four = "river_stream3.csv";
    private const string Capymoa = "capymoa_stream.csv";
    private const string Frouros = "frouros_stream_drift.csv";

    public static TheoryData<string, string, IStreamingDetector, int[]> Published => new()
    {
        { "river", Integers, new Adwin(), [1023] },
        { "river", Errors, new Adwin(), [1055] },
        { "menelaus", Integers, new Adwin(AdwinOptions.Moa), [1023, 1055] },
        { "menelaus", Errors, new Adwin(AdwinOptions.Moa), [1055, 1087, 1119, 1247] },
        { "frouros, river 0.12 to 0.21", Integers, new Adwin(new() { SkipsNewestBuckets = true }), [1055] },
        { "frouros, river 0.12 to 0.21", Errors, new Adwin(new() { SkipsNewestBuckets = true }), [1119] },
        { "river 0.10", Integers, new Adwin(AdwinOptions.Moa with { SkipsNewestBuckets = true }), [1055, 1087, 1215] },
        { "river 0.10", Errors, new Adwin(AdwinOptions.Moa with { SkipsNewestBuckets = true }), [1119, 1151, 1247] },
        { "CapyMOA", Capymoa, new Adwin(AdwinOptions.Moa with { Delta = 0.001 }), [1023, 1087] },
        { "river", Four, new PageHinkley(), [588, 1097, 1585] },
        { "river", Four, new PageHinkley(new() { Side = ShiftSide.Up }), [588, 1681] },
        { "river", Four, new PageHinkley(new() { Side = ShiftSide.Down }), [1172] },
        { "river 0.10", Integers, new PageHinkley(new() { Form = PageHinkleyForm.Clamped, Side = ShiftSide.Up }), [1020, 1991] },
        { "frouros", Integers, new Cusum(CusumOptions.RunningMean), [1020, 1991] },
        { "frouros", Capymoa, new Cusum(CusumOptions.RunningMean), [1004, 1692] },
        { "frouros, MOA", Capymoa, new PageHinkley(PageHinkleyOptions.Plain), [1006] },
        { "frouros, MOA", Capymoa, new GeometricMovingAverage(), [1013] },
        { "frouros", Frouros, new Cusum(CusumOptions.RunningMean with { MinimumCount = 1 }), [113, 226] },
        { "frouros", Frouros, new GeometricMovingAverage(new() { MinimumCount = 1 }), [134] },
        { "frouros", Frouros, new PageHinkley(PageHinkleyOptions.Plain with { MinimumCount = 1 }), [113, 227] },
        { "frouros", Frouros, new BayesianOnlineChangePoint(new() { DataVariance = 0.5, MinimumCount = 1 }), [100, 203] },
        { "river, frouros", Errors, new Ddm(), [1049] },
        { "river", Errors, new Eddm(new() { WarningRatio = 0.9, DriftRatio = 0.8, UnbiasedVariance = true }), [1059] },
        { "river", Errors, new HddmA(), [1047] },
        { "frouros", Errors, new HddmA(HddmAOptions.OneSidedBound), [1044] },
        { "river", Four, new HddmA(new() { Side = ShiftSide.Both }), [531, 1015, 1545] },
        { "river, frouros", Errors, new HddmW(), [1018] },
        { "river", Four, new HddmW(new() { Side = ShiftSide.Both }), [507, 1032, 1508] },
        { "river", Four, new HddmW(), [507, 1508] },
        { "frouros, menelaus", Errors, new Stepd(StepdOptions.EitherWay), [1010] },
        { "frouros", Four, new Stepd(StepdOptions.EitherWay), [508, 1003, 1135, 1265, 1516] },
        { "menelaus", Four, new Stepd(), [508, 1526] },
    };

    [Theory]
    [MemberData(nameof(Published), DisableDiscoveryEnumeration = true)]
    public void Alarms_are_where_others_publish_them(string who, string stream, IStreamingDetector detector, int[] expected)
    {
        Assert.NotEmpty(who);
        Assert.Equal(expected, Alarms.Of(detector, Oracles.Values(stream)));
    }

    [Fact]
    public void Rddm_reset_by_hand_after_each_alarm_alarms_where_frouros_publishes_it()
    {
        var (detector, alarms) = (new Rddm(), new List<int>());
        foreach (var (row, value) in Oracles.Values(Errors).Index())
        {
            if (detector.Update(value) == DriftState.Drift)
            {
                alarms.Add(row);
                detector.Reset();
            }
        }

        Assert.Equal([1018, 1733], alarms.Select(row => row));
    }
}
