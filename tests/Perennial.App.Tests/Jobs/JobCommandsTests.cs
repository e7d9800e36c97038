using Perennial.App.Jobs;

namespace Perennial.App.Tests.Jobs;

public sealed class JobCommandsTests
{
    [Theory]
    [InlineData]
    [InlineData("status")]
    [InlineData("train-job")]
    [InlineData("train-job", "a", "b")]
    public void What_people_call_is_no_job(params string[] arguments)
    {
        Assert.False(JobCommands.TryRun(arguments, out var code));
        Assert.Equal(0, code);
    }
}
