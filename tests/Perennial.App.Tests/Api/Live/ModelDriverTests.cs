namespace Perennial.App.Tests.Api.Live;

[Collection(Tests.Commands.CommandLine.Turns)]
public sealed class ModelDriverTests
{
    [Fact]
    public async Task A_model_that_another_process_drives_is_left_alone_and_answers_all_the_same()
    {
        await using var server = await LiveServer.StartAsync();
        await server.TurnAsync();
        using var other = server.House.DrivenElsewhere();
        var busy = await server.PostAsync("/v1/models/parcels/turns");
        Assert.Equal(409, busy.Status);
        Assert.Contains("another-machine", busy.Error, StringComparison.Ordinal);
        Assert.Equal(200, (await server.PostAsync("/v1/models/parcels/answers", new { features = new { distance = 5 } })).Status);
    }

    [Fact]
    public async Task What_a_person_does_on_the_command_line_counts_at_the_next_request()
    {
        await using var server = await LiveServer.StartAsync();
        await server.TurnAsync();
        await server.House.RunAsync("freeze", "--reason", "a holiday");
        Assert.Equal("a holiday", (await server.GetAsync("/v1/models/parcels")).Body.GetProperty("frozen").GetProperty("reason").GetString());
    }
}
