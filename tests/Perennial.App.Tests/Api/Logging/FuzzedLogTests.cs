using System.Globalization;
using System.Text;
using System.Text.Json;
using Perennial.App.Tests.Commands;

namespace Perennial.App.Tests.Api.Logging;

/// <summary>Whatever is sent, the caller is told what was wrong with it. <c>PERENNIAL_FUZZ</c> says how many requests are sent each way; the default is 1,000.</summary>
[Collection(CommandLine.Turns)]
public sealed class FuzzedLogTests
{
    private const int Seed = 20261124;

    private static int Count => int.Parse(Environment.GetEnvironmentVariable("PERENNIAL_FUZZ") ?? "1000", CultureInfo.InvariantCulture);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Events_and_streams_are_taken_or_refused_in_one_shape(bool events)
    {
        await using var server = await LiveServer.StartAsync();
        var (logs, taken) = (new FuzzedLogs(Seed), 0);
        for (var at = 0; at < Count; at++)
        {
            var one = events ? logs.Event() : logs.Stream();
            var answer = await server.PostAsync($"/v1/models/{LiveServer.Model}/{one.Where}", one.Body, one.Type, one.Headers);
            Assert.True(
                answer.Status == 202 ? answer.Body.TryGetProperty("accepted", out _) : answer.Status is >= 400 and < 500 && answer.Body.ValueKind == JsonValueKind.Object && answer.Error.Length > 10,
                $"request {at} got {answer.Status} {answer.Body}\n{one.Type} {string.Join(' ', one.Headers)}\n{(events ? Encoding.UTF8.GetString(one.Body) : Convert.ToBase64String(one.Body))}");
            taken += answer.Status == 202 ? 1 : 0;
        }

        Assert.InRange(taken, Count / 20, Count * 9 / 10);
    }
}
