using Perennial.Proofs;

namespace Perennial.Architecture.Tests.Proofs;

public sealed class CrashServerProofTests
{
    [Fact]
    public async Task A_server_that_is_killed_under_load_loses_nothing_that_it_acknowledged()
    {
        using var told = new StringWriter();
        var outcome = await new CrashServerProof(randomKills: 1, ["inbox.append:after:5", "journal.append:before:3"]).RunAsync(told, TestContext.Current.CancellationToken);
        Assert.True(outcome.Passed, told.ToString());
        Assert.NotEqual(0, (int)outcome.Figures["kills"]!);
        Assert.NotEqual(0, (int)outcome.Figures["acknowledgedRows"]!);
    }
}
