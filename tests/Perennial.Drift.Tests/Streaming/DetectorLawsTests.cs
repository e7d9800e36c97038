using Perennial.Drift.Streaming;

namespace Perennial.Drift.Tests.Streaming;

/// <summary>What holds for every detector of the library; they are found, not listed.</summary>
public sealed class DetectorLawsTests
{
    public static TheoryData<DetectorCase> Detectors => [.. DetectorCase.All];

    public static TheoryData<DetectorCase> ScaleFree => [.. DetectorCase.All.Where(one => one.New().IsScaleFree)];

    [Fact]
    public void There_are_detectors_and_all_can_be_made()
    {
        var names = DetectorCase.All.Select(one => one.New().GetType().Name).ToList();
        Assert.True(names.Count >= 16, string.Join(' ', names));
        Assert.InRange(ScaleFree.Count, 4, names.Count);
    }

    [Theory]
    [MemberData(nameof(Detectors), DisableDiscoveryEnumeration = true)]
    public void A_new_detector_is_stable_and_has_seen_nothing(DetectorCase one)
    {
        var detector = one.New();
        Assert.Equal((DriftState.Stable, 0, 0, null), (detector.State, detector.Count, detector.Since, detector.ChangeBegan));
    }

    [Theory]
    [MemberData(nameof(Detectors), DisableDiscoveryEnumeration = true)]
    public void Going_on_from_a_snapshot_is_going_on_bit_for_bit(DetectorCase one)
    {
        var (went, restored) = (one.New(), one.New());
        var stream = Changing(went.Input, 7);
        for (var row = 0; row < stream.Length; row++)
        {
            if (row % 97 == 0)
            {
                var snapshot = went.Snapshot();
                var text = System.Text.Json.JsonSerializer.Serialize(snapshot);
                restored.Restore(System.Text.Json.JsonSerializer.Deserialize<DetectorSnapshot>(text)!);
                Assert.Equal(snapshot, restored.Snapshot());
            }

            Assert.Equal(went.Update(stream[row]), restored.Update(stream[row]));
            Assert.Equal((went.Count, went.Since, went.ChangeBegan), (restored.Count, restored.Since, restored.ChangeBegan));
        }

        Assert.Equal(went.Snapshot(), restored.Snapshot());
    }

    [Theory]
    [MemberData(nameof(Detectors), DisableDiscoveryEnumeration = true)]
    public void After_a_reset_it_is_as_new(DetectorCase one)
    {
        var (used, fresh) = (one.New(), one.New());
        Alarms.Of(used, Changing(used.Input, 8));
        Assert.NotEqual(fresh.Snapshot(), used.Snapshot());
        used.Reset();
        var stream = Changing(used.Input, 9);
        Assert.Equal(Trace(fresh, stream), Trace(used, stream));
        Assert.Equal(fresh.Snapshot(), used.Snapshot());
    }

    [Theory]
    [MemberData(nameof(Detectors), DisableDiscoveryEnumeration = true)]
    public void NaN_infinity_and_what_is_out_of_range_are_refused_and_change_nothing(DetectorCase one)
    {
        var detector = one.New();
        Alarms.Of(detector, DetectorStream.Stable(detector.Input, 3, 50));
        var before = detector.Snapshot();
        double[] bad = detector.Input == StreamInput.Number ? [double.NaN, double.PositiveInfinity, double.NegativeInfinity] : [double.NaN, -0.5, 1.5];
        foreach (var value in bad)
        {
            Assert.Equal("value", Assert.Throws<ArgumentException>(() => detector.Update(value)).ParamName);
        }

        Assert.Equal(before, detector.Snapshot());
    }

    [Theory]
    [MemberData(nameof(Detectors), DisableDiscoveryEnumeration = true)]
    public void A_constant_stream_is_stable_throughout(DetectorCase one)
    {
        foreach (var value in new[] { 0.0, 1.0 })
        {
            var detector = one.New(_ => value);
            Assert.Empty(Alarms.Of(detector, [.. Enumerable.Repeat(value, 3000)]));
        }
    }

    [Theory]
    [MemberData(nameof(Detectors), DisableDiscoveryEnumeration = true)]
    public void A_large_shift_is_found_with_its_beginning_on_half_of_the_streams_or_more(DetectorCase one)
    {
        const int Stable = 350;
        var seen = new List<string>();
        var near = Enumerable.Range(0, 10).Count(seed =>
        {
            var detector = one.New();
            var stream = DetectorStream.Shifted(detector.Input, 300 + (2 * seed), Stable, 150);
            Alarms.Of(detector, [.. stream.Take(Stable)]);
            var alarm = Array.FindIndex(stream, Stable, value => detector.Update(value) == DriftState.Drift);
            seen.Add($"{alarm}:{detector.ChangeBegan}");
            return alarm >= 0 && detector.ChangeBegan is >= Stable - 100 and <= Stable + 40;
        });
        Assert.True(near >= 5, string.Join("  ", seen));
    }

    [Theory]
    [MemberData(nameof(Detectors), DisableDiscoveryEnumeration = true)]
    public void A_change_began_neither_after_now_nor_before_the_evidence(DetectorCase one)
    {
        var detector = one.New();
        var said = 0;
        foreach (var value in Changing(detector.Input, 10))
        {
            var state = detector.Update(value);
            Assert.InRange(detector.Since, 0, detector.Count);
            Assert.Equal(state != DriftState.Stable, detector.ChangeBegan is not null);
            said += detector.ChangeBegan is { } began ? Within(began, detector) : 0;
        }

        Assert.True(said > 0);
    }

    [Theory]
    [MemberData(nameof(ScaleFree), DisableDiscoveryEnumeration = true)]
    public void What_calls_itself_scale_free_says_the_same_in_another_unit(DetectorCase one)
    {
        static double Unit(double value) => (value * 1024) - 4096;
        var (before, after) = (one.New(), one.New(Unit));
        var stream = Changing(before.Input, 11);
        Assert.Equal(Trace(before, stream), Trace(after, [.. stream.Select(Unit)]));
    }

    [Theory]
    [MemberData(nameof(Detectors), DisableDiscoveryEnumeration = true)]
    public void No_update_allocates(DetectorCase one)
    {
        var detector = one.New();
        var stream = Changing(detector.Input, 12);
        Feed(detector, stream);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Feed(detector, stream);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.True(detector.Count == 2 * stream.Length);
    }

    [Theory]
    [MemberData(nameof(Detectors), DisableDiscoveryEnumeration = true)]
    public void A_snapshot_of_another_class_or_of_other_bytes_is_refused(DetectorCase one)
    {
        var detector = one.New();
        var snapshot = detector.Snapshot();
        Assert.Throws<ArgumentException>(() => detector.Restore(snapshot with { Detector = "Other" }));
        Assert.Throws<ArgumentException>(() => detector.Restore(snapshot with { Settings = "Other=1" }));
        Assert.Throws<ArgumentException>(() => detector.Restore(snapshot with { State = "AAAA" }));
    }

    private static double[] Changing(StreamInput input, int seed) =>
        [.. DetectorStream.Shifted(input, seed, 400, 300), .. DetectorStream.Shifted(input, seed + 50, 300, 400)];

    private static List<(DriftState, long?)> Trace(IStreamingDetector detector, double[] stream) =>
        [.. stream.Select(value => (detector.Update(value), detector.ChangeBegan))];

    private static void Feed(IStreamingDetector detector, double[] stream)
    {
        foreach (var value in stream)
        {
            detector.Update(value);
        }
    }

    private static int Within(long began, IStreamingDetector detector)
    {
        Assert.InRange(began, detector.Since, detector.Count - 1);
        return 1;
    }
}
