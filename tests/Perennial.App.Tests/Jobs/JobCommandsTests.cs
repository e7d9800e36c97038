using Perennial.App.Jobs;

namespace Perennial.App.Tests.Jobs;

public sealed class JobCommandsTests
{
    [Theory]
    [InlineData]
    [InlineData("status")]
    [InlineData("train-job")]
    [InlineData("train-job", "a", "b")]
    public void What_is_no_job_is_left_to_the_commands(params string[] arguments)
    {
        Assert.False(JobCommands.TryRun(arguments, out var code));
        Assert.Equal(0, code);
    }

    [Fact]
    public void A_job_without_its_request_fails_and_says_why_in_its_folder()
    {
        var folder = Directory.CreateTempSubdirectory("perennial-job");
        try
        {
            Assert.True(JobCommands.TryRun(["train-job", folder.FullName], out var code));
            Assert.Equal(1, code);
            Assert.NotEmpty(File.ReadAllText(Path.Combine(folder.FullName, "output", "failure")));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
