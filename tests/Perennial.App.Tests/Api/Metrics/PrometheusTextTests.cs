using System.Text.RegularExpressions;
using Perennial.App.Tests.Commands;

namespace Perennial.App.Tests.Api.Metrics;

[Collection(CommandLine.Turns)]
public sealed partial class PrometheusTextTests
{
    [Fact]
    public async Task What_was_sent_answered_and_done_is_counted()
    {
        await using var server = await LiveServer.StartAsync();
        await server.TurnAsync();
        await server.PostAsync("/v1/models/parcels/predictions", new { id = "a", features = new { distance = 5 } });
        await server.PostAsync("/v1/models/parcels/predictions", """[{"id": "a", "features": {"distance": 5}}, {"id": "b"}]""");
        await server.PostAsync("/v1/models/parcels/answers", new { features = new { distance = 5 } });
        await server.GetAsync("/v1/models/letters");
        var text = await server.GetTextAsync("/metrics");
        foreach (var line in new[]
        {
            "perennial_rows_total{source=\"predictions\",outcome=\"accepted\"} 1",
            "perennial_rows_total{source=\"predictions\",outcome=\"repeated\"} 1",
            "perennial_rows_total{source=\"predictions\",outcome=\"refused\"} 1",
            "perennial_rows_total{source=\"answers\",outcome=\"durable\"} 1",
            "perennial_models{state=\"answering\"} 1",
            "perennial_runs_total{outcome=",
            "perennial_events_waiting 0",
            "perennial_shadow_requests_total{outcome=\"dropped\"} 0",
            "# TYPE perennial_disk_free_bytes gauge",
            "# TYPE perennial_turns_total counter",
            "# TYPE perennial_turn_duration_seconds histogram",
            "http_server_request_duration_seconds_bucket",
            "dotnet_process_memory_working_set_bytes",
        })
        {
            Assert.Contains(line, text, StringComparison.Ordinal);
        }

        // A request is counted when it is over, which its answer may overtake.
        await server.ComesAsync(async () => Missing().IsMatch(await server.GetTextAsync("/metrics")));
    }

    [Fact]
    public async Task Every_line_is_one_that_prometheus_reads_and_buckets_only_grow()
    {
        await using var server = await LiveServer.StartAsync();
        await server.PostAsync("/v1/models/parcels/predictions", new { id = "\"a\"\n", features = new { distance = 5 } });
        var lines = (await server.GetTextAsync("/metrics")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.All(lines, line => Assert.Matches(Line(), line));
        Assert.Equal(lines.Where(line => line.StartsWith("# TYPE", StringComparison.Ordinal)).Distinct().Count(), lines.Count(line => line.StartsWith("# TYPE", StringComparison.Ordinal)));
        var buckets = lines.Where(line => line.Contains("_bucket{", StringComparison.Ordinal)).GroupBy(line => line[..line.IndexOf("le=\"", StringComparison.Ordinal)]).ToList();
        Assert.NotEmpty(buckets);
        Assert.All(buckets, bucket => Assert.Equal(bucket.Select(Number).Order(), bucket.Select(Number)));
    }

    private static double Number(string line) => double.Parse(line[line.LastIndexOf(' ')..], System.Globalization.CultureInfo.InvariantCulture);

    [GeneratedRegex("""http_server_request_duration_seconds_count\{[^\n]*http_response_status_code="404"[^\n]*\} 1\n""")]
    private static partial Regex Missing();

    [GeneratedRegex("""^(# (HELP|TYPE) [a-z_]+ .+|[a-z_]+(\{[a-z_]+="([^"\\]|\\.)*"(,[a-z_]+="([^"\\]|\\.)*")*\})? -?[0-9.eE+-]+)$""")]
    private static partial Regex Line();
}
