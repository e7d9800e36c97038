using Perennial.Log;
using Perennial.Monitor;
using Perennial.Registry;
using Perennial.Tests.Decide;
using FactAttribute = Xunit.FactAttribute;

namespace Perennial.Tests.Monitor;

public sealed class ModelMonitorTests
{
    [Fact]
    public void The_reference_of_one_model_is_not_held_against_another()
    {
        // Both models have a version 1, trained on the days 0 to 13; only the sealed part of the log tells them apart here.
        GivenLog.Row[] rows = [.. Enumerable.Range(0, 400 * 21).Select(row => new GivenLog.Row(row / 400.0, 1, Minute: row % 97 / 97.0))];
        var given = new GivenLog(rows);
        using var versions = new VersionLoader(given);
        var monitor = new ModelMonitor(given.Log, versions);
        var flights = GivenEvidence.Calm().Registry;
        var longer = GivenEvidence.Version(1, 5_000, 5, 7);
        var trains = flights with { Declaration = flights.Declared() with { Model = "trains" }, Versions = [longer] };
        var sealedLog = LogState.Start with { FirstDay = GivenCohorts.Day(0), Before = GivenCohorts.At(21) };
        Assert.Equal(14 * 400, Rows(flights));
        Assert.Equal(7 * 400, Rows(trains));
        Assert.Equal(14 * 400, Rows(flights));

        long Rows(RegistryState registry) => monitor.Observe(registry, sealedLog, MonitorState.Start).Drift[0].ReferenceRows;
    }

    [Fact]
    public void Without_a_champion_there_is_nothing_to_hold_against()
    {
        using var versions = new VersionLoader(new GivenLog([]));
        var none = GivenEvidence.Empty(3).Registry;
        Assert.Equal((0, 0), new ModelMonitor(new GivenLog([]).Log, versions).Observe(none, LogState.Start, MonitorState.Start) is { Performance: null } seen ? (seen.Drift.Count, seen.Quality.Count) : (-1, -1));
    }
}
