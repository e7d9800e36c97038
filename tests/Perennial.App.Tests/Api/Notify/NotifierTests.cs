using System.Security.Cryptography;
using System.Text;
using Perennial.Adapters.Sqlite;
using Perennial.App.Api;
using Perennial.App.Api.Notify;
using Perennial.App.Tests.Commands;

namespace Perennial.App.Tests.Api.Notify;

[Collection(CommandLine.Turns)]
public sealed class NotifierTests : IAsyncLifetime
{
    private LoggedHouse house = null!;
    private TestReceiver receiver = null!;

    public async ValueTask InitializeAsync() => (house, receiver) = (await LoggedHouse.OpenAsync(), await TestReceiver.StartAsync());

    [Fact]
    public async Task Decisions_verdicts_and_promotions_are_told_in_order_and_signed()
    {
        var secret = "whsec_" + Convert.ToBase64String(RandomNumberGenerator.GetBytes(24));
        await using var server = await StartAsync(one => one with { SecretFile = Secret(secret) });
        await PostAsync(server, "turns?wait=true");
        var first = await receiver.NextAsync();
        Assert.Equal(("decision", "parcels"), (first.Json.GetProperty("kind").GetString(), first.Json.GetProperty("model").GetString()));
        Assert.Equal(first.Json.GetProperty("id").GetString(), first.Id);
        Assert.Equal(Signed(secret, first), first.Headers["webhook-signature"]);
        var promoted = await receiver.NextAsync(one => one.GetProperty("kind").GetString() == "promotion");
        Assert.True(promoted.Json.GetProperty("event").GetInt64() > first.Json.GetProperty("event").GetInt64());
        Assert.Equal(1, promoted.Json.GetProperty("facts").GetProperty("version").GetInt32());
    }

    [Fact]
    public async Task What_was_not_taken_is_tried_again_later_also_by_the_next_server_and_keeps_its_id()
    {
        receiver.Answer(500, 302);
        ReceivedMessage first, second;
        await using (var server = await StartAsync(one => one with { On = [NoticeKind.Promotion] }))
        {
            await PostAsync(server, "turns?wait=true");
            first = await receiver.NextAsync();
            Assert.Equal(500, first.Answered);
        }

        house.Clock.MoveTo(house.Clock.GetUtcNow().AddSeconds(6));
        await using (var server = await StartAsync(one => one with { On = [NoticeKind.Promotion] }))
        {
            second = await receiver.NextAsync();
            Assert.Equal(302, second.Answered);
        }

        house.Clock.MoveTo(house.Clock.GetUtcNow().AddSeconds(11));
        await using var last = await StartAsync(one => one with { On = [NoticeKind.Promotion] });
        var third = await receiver.NextAsync();
        Assert.Equal((200, "/hook"), (third.Answered, third.Path));
        Assert.Equal([first.Id, first.Id], [second.Id, third.Id]);
        Assert.Equal(first.Body, third.Body);
    }

    [Fact]
    public async Task What_is_not_taken_for_long_is_given_up_and_tried_again_when_a_person_asks()
    {
        receiver.Answer(503, 503);
        await using var server = await StartAsync(one => one with { On = [NoticeKind.Promotion], GiveUpAfter = TimeSpan.FromMinutes(1) });
        await PostAsync(server, "turns?wait=true");
        await receiver.NextAsync();
        house.Clock.MoveTo(house.Clock.GetUtcNow().AddMinutes(2));
        await receiver.NextAsync();
        using var outbox = new SqliteOutbox(Adapters.Files.DataFolder.Open(house.Data, TimeProvider.System));
        while (outbox.Kept(Receiver.Name, dead: true, 1).Count == 0)
        {
            await Task.Yield();
        }

        var told = await server.Client.GetStringAsync("/v1/notifications", TestContext.Current.CancellationToken);
        Assert.Contains("answered 503", told, StringComparison.Ordinal);
        Assert.DoesNotContain("secret=7", told, StringComparison.Ordinal);
        var number = outbox.Kept(Receiver.Name, dead: true, 1)[0].Number;
        Assert.Equal(200, (await server.PostAsync($"/v1/notifications/{number}/retry")).Status);
        Assert.Equal(200, (await receiver.NextAsync()).Answered);
        Assert.Equal(404, (await server.PostAsync($"/v1/notifications/{number}/retry")).Status);
    }

    [Fact]
    public async Task An_alarm_is_told_once_while_it_stands_and_once_when_it_is_over()
    {
        using (house.DrivenElsewhere())
        {
            await using var server = await StartAsync(one => one with { Format = NotifyFormat.Pagerduty, On = [NoticeKind.Alarm], SecretFile = Secret("routing") });
            await StuckAsync(server);
            var raised = (await receiver.NextAsync()).Json;
            Assert.Equal(("trigger", "parcels/loop-stuck", "routing"), (raised.GetProperty("event_action").GetString(), raised.GetProperty("dedup_key").GetString(), raised.GetProperty("routing_key").GetString()));
            Assert.Equal("critical", raised.GetProperty("payload").GetProperty("severity").GetString());
        }

        Free();
        await using var free = await StartAsync(one => one with { Format = NotifyFormat.Pagerduty, On = [NoticeKind.Alarm], SecretFile = Secret("routing") });
        var next = (await receiver.NextAsync()).Json;
        Assert.Equal(("resolve", "parcels/loop-stuck"), (next.GetProperty("event_action").GetString(), next.GetProperty("dedup_key").GetString()));
    }

    [Theory]
    [InlineData("Cloudevents", "application/cloudevents+json", "type", "perennial.promotion")]
    [InlineData("Slack", "application/json", "text", "parcels: version 1 ")]
    public async Task Each_format_is_written_as_its_reader_asks(string format, string type, string member, string begins)
    {
        await using var server = await StartAsync(one => one with { Format = Enum.Parse<NotifyFormat>(format), On = [NoticeKind.Promotion] });
        await PostAsync(server, "turns?wait=true");
        var message = await receiver.NextAsync();
        Assert.Equal(type, message.Headers["content-type"]);
        Assert.StartsWith(begins, message.Json.GetProperty(member).GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("webhook-signature", message.Headers.Keys);
    }

    public async ValueTask DisposeAsync()
    {
        await receiver.DisposeAsync();
        house.Dispose();
    }

    private NotifyOptions Receiver => new(receiver.Url);

    private async Task<RunningServer> StartAsync(Func<NotifyOptions, NotifyOptions> change) =>
        new(await Server.StartAsync(house.Data, LiveServer.Options with { Notify = [change(Receiver)] }, house.Clock));

    private string Secret(string text)
    {
        var file = Path.Combine(Path.GetDirectoryName(house.ModelFile)!, "secret");
        File.WriteAllText(file, text + "\n");
        return file;
    }

    private static async Task PostAsync(RunningServer server, string path)
    {
        var answer = await server.PostAsync($"/v1/models/parcels/{path}");
        Assert.True(answer.Status == 200, answer.Body.ToString());
    }

    /// <summary>The driver's first look finds that another machine drives.</summary>
    private static async Task StuckAsync(RunningServer server)
    {
        while ((await server.PostAsync("/v1/models/parcels/turns")).Status != 409)
        {
            await Task.Yield();
        }
    }

    /// <summary>The other machine is gone for good.</summary>
    private void Free()
    {
        using var leases = new SqliteLeaseStore(Adapters.Files.DataFolder.Open(house.Data, TimeProvider.System), TimeProvider.System, new Adapters.Files.ProcessIdentity("another-machine", 7, 1));
        leases.Release("parcels");
    }

    private static string Signed(string secret, ReceivedMessage message)
    {
        var key = Convert.FromBase64String(secret["whsec_".Length..]);
        byte[] said = [.. Encoding.UTF8.GetBytes($"{message.Id}.{message.Headers["webhook-timestamp"]}."), .. message.Body];
        return $"v1,{Convert.ToBase64String(HMACSHA256.HashData(key, said))}";
    }
}
