using System.Net;
using Perennial.Client.Wire;

namespace Perennial.Client.Tests;

public sealed class RowSenderTests
{
    [Fact]
    public async Task What_a_server_cannot_take_now_is_sent_again_and_counted_once()
    {
        var server = new ScriptedServer(HttpStatusCode.ServiceUnavailable, HttpStatusCode.TooManyRequests, HttpStatusCode.Accepted);
        await using var sender = new RowSender(new ServerLink(server.Options, server), server.Options);
        Assert.True(sender.TryAdd(Row(1)));
        await sender.StopAsync(TestContext.Current.CancellationToken);
        Assert.Equal(new SenderCounts(0, 1, 0, 0), sender.Counts);
        Assert.Equal(3, server.Calls);
    }

    [Fact]
    public async Task What_a_server_refuses_for_good_is_counted_and_not_sent_again()
    {
        var server = new ScriptedServer(HttpStatusCode.BadRequest);
        await using var sender = new RowSender(new ServerLink(server.Options, server), server.Options);
        sender.TryAdd(Row(1));
        await sender.StopAsync(TestContext.Current.CancellationToken);
        Assert.Equal(new SenderCounts(0, 0, 0, 1), sender.Counts);
    }

    [Fact]
    public async Task Rows_that_a_server_refused_in_a_batch_that_it_took_were_counted_as_sent()
    {
        var server = new ScriptedServer(HttpStatusCode.Accepted) { Body = """{"accepted":2,"refused":[{"index":1,"id":"r2","error":"x is no number"}]}""" };
        await using var sender = new RowSender(new ServerLink(server.Options, server), server.Options);
        Assert.All(Enumerable.Range(1, 3), row => Assert.True(sender.TryAdd(Row(row))));
        await sender.StopAsync(TestContext.Current.CancellationToken);
        Assert.Equal(new SenderCounts(0, 3 - server.Calls, 0, server.Calls), sender.Counts);
    }

    [Fact]
    public async Task Beyond_the_bound_rows_are_dropped_and_counted_and_nothing_waits()
    {
        var server = new ScriptedServer { Stalls = true };
        var options = server.Options with { WaitingRows = 5, BatchRows = 1 };
        await using var sender = new RowSender(new ServerLink(options, server), options);
        sender.TryAdd(Row(0));
        await server.Called;
        Assert.Equal(5, Enumerable.Range(1, 8).Count(row => sender.TryAdd(Row(row))));
        Assert.Equal((6, 3), (sender.Counts.Waiting, sender.Counts.Dropped));
        await sender.StopAsync(new CancellationToken(canceled: true));
        Assert.Equal(new SenderCounts(0, 0, 9, 0), sender.Counts);
    }

    private static SentRow Row(int number) => new($"r{number}", DateTimeOffset.UnixEpoch, null, new Dictionary<string, object?> { ["x"] = 1.0 }, 1, 0.5);
}
