using Perennial.Drift.Streaming;
using Perennial.Drift.Tests.Golden;

namespace Perennial.Drift.Tests.Streaming;

/// <summary>Alarms of frouros, run on seeded errors; see Golden/PROVENANCE.md. After an alarm both begin anew. Its EDDM speaks from 30 errors on, ours of more than it is told.</summary>
public sealed class FrourosAlarmsTests
{
    private static readonly Dictionary<string, Func<IStreamingDetector>> Detectors = new()
    {
        ["ecdd"] = () => new Ecdd(),
        ["ddm"] = () => new Ddm(),
        ["eddm"] = () => new Eddm(new() { MinimumErrors = 29 }),
        ["hddm-a"] = () => new HddmA(HddmAOptions.OneSidedBound),
        ["stepd"] = () => new Stepd(StepdOptions.EitherWay),
        ["adwin"] = () => new Adwin(new() { SkipsNewestBuckets = true }),
        ["cusum"] = () => new Cusum(CusumOptions.RunningMean),
        ["rddm"] = () => new Rddm(),
    };

    public static TheoryData<string> Names => [.. Detectors.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Alarms_are_where_frouros_has_them(string name)
    {
        var streams = GoldenFile.Rows("detector_streams.csv").ToDictionary(row => row[0], row => row[1].Select(digit => digit - '0').ToArray());
        foreach (var row in GoldenFile.Rows("detector_alarms.csv").Where(row => row[1] == name))
        {
            var detector = Detectors[name]();
            var alarms = new List<int>();
            foreach (var (at, value) in streams[row[0]].Index())
            {
                if (detector.Update(value) == DriftState.Drift)
                {
                    alarms.Add(at);
                    detector.Reset();
                }
            }

            Assert.Equal($"{row[0]}: {row[2]}", $"{row[0]}: {string.Join(' ', alarms)}");
        }
    }
}
