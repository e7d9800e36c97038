using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using Perennial.App.Api;
using Perennial.App.Tests.Commands;

namespace Perennial.App.Tests.Api.Tracing;

[Collection(CommandLine.Turns)]
public sealed class TraceExportTests
{
    [Fact]
    public async Task Spans_from_the_request_to_the_journal_are_sent_to_the_collector_that_the_settings_name()
    {
        ConcurrentQueue<string> received = [];
        await using var collector = await CollectorAsync(received);
        await using (var server = await LiveServer.StartAsync(LiveServer.Options with { Otlp = new Uri(collector.Urls.Single()) }))
        {
            await server.TurnAsync();
            await server.PostAsync("/v1/models/parcels/answers", new { features = new { distance = 5 } });
        }

        var all = string.Concat(received);
        Assert.All(
            ["/v1/traces application/x-protobuf", "perennial", "turn", "seal", "observe", "decide", "step", "journal", "decision-taken", "parse", "score", "log", "POST /v1/models/{model}/answers"],
            word => Assert.Contains(word, all, StringComparison.Ordinal));
    }

    [Fact]
    public async Task At_debug_every_request_is_one_line()
    {
        var lines = new LineLog();
        using var house = await LoggedHouse.OpenAsync();
        await using (var server = await Server.StartAsync(house.Data, LiveServer.Options with { LogLevel = LogLevel.Debug }, house.Clock, lines, TestContext.Current.CancellationToken))
        {
            using var client = new HttpClient { BaseAddress = server.Addresses[0] };
            await client.GetAsync("/health/live", TestContext.Current.CancellationToken);
            await client.GetAsync("/v1/nothing", TestContext.Current.CancellationToken);
        }

        Assert.Single(lines.Said, line => line.StartsWith("GET /health/live 200 ", StringComparison.Ordinal));
        Assert.Single(lines.Said, line => line.StartsWith("GET /v1/nothing 404 ", StringComparison.Ordinal));
    }

    private static async Task<WebApplication> CollectorAsync(ConcurrentQueue<string> received)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var collector = builder.Build();
        collector.Run(async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            received.Enqueue($"{context.Request.Path} {context.Request.ContentType} {Encoding.Latin1.GetString(body.ToArray())}");
        });
        await collector.StartAsync(TestContext.Current.CancellationToken);
        return collector;
    }

    private sealed class LineLog : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Said { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Said.Enqueue(formatter(state, exception));

        public void Dispose()
        {
        }
    }
}
