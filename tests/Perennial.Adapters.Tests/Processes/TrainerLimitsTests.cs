
namespace Perennial.Adapters.Tests.Processes;

public sealed class TrainerLimitsTests : IDisposable
{
    private readonly TrainerStand _stand = new();

    public void Dispose() => _stand.Dispose();

    [Fact]
    public async Task A_hanging_trainer_is_ended_at_its_time_limit() => Assert.Contains(
        "time limit", await _stand.FailureOf("sleep 1000", TrainerStand.Job(timeLimit: TimeSpan.FromSeconds(0.3))));

    [Fact]
    public async Task A_trainer_that_ignores_SIGTERM_is_killed_after_the_grace() => Assert.Contains(
        "time limit",
        await _stand.FailureOf(
            "trap '' TERM; while true; do sleep 1000; done",
            TrainerStand.Job(timeLimit: TimeSpan.FromSeconds(0.3)),
            grace: TimeSpan.FromSeconds(0.3)));

    [Fact]
    public async Task A_trainer_may_save_its_words_when_it_is_asked_to_end()
    {
        await _stand.FailureOf(
            "trap 'echo saved; exit 0' TERM; sleep 1000 & wait", TrainerStand.Job(timeLimit: TimeSpan.FromSeconds(0.5)));

        Assert.Contains("saved", File.ReadAllText(_stand.Attempt(1).Log));
    }

    [Fact]
    public async Task Memory_of_the_whole_tree_is_limited() => Assert.Contains(
        "memory limit",
        await _stand.FailureOf(
            "(head -c 150000000 /dev/zero; sleep 1000) | tail | cat", TrainerStand.Job(memoryLimit: 100_000_000)));

    [Fact]
    public async Task A_folder_that_fills_up_is_noticed_while_it_fills() => Assert.Contains(
        "folder limit",
        await _stand.FailureOf("head -c 30000000 /dev/zero > $SM_MODEL_DIR/big; sleep 1000", folderLimit: 10_000_000));

    [Fact]
    public async Task An_oversized_output_is_refused_at_the_end() => Assert.Contains(
        "folder limit", await _stand.FailureOf("head -c 3000000 /dev/zero > $SM_MODEL_DIR/big", folderLimit: 1_000_000));

    [Theory]
    [InlineData("ln -s /etc/passwd $SM_MODEL_DIR/model.txt", "symbolic link")]
    [InlineData("echo x > x; ln x $SM_MODEL_DIR/model.txt", "hard link")]
    [InlineData("mkfifo $SM_MODEL_DIR/model.txt", "named pipe")]
    [InlineData("rmdir $SM_MODEL_DIR; ln -s /etc $SM_MODEL_DIR", "symbolic link")]
    [InlineData("mkdir $SM_MODEL_DIR/a; ln -s .. $SM_MODEL_DIR/a/up", "symbolic link")]
    [InlineData("true", "nothing in its model folder")]
    public async Task An_artifact_holds_plain_files_only(string script, string words) =>
        Assert.Contains(words, await _stand.FailureOf(script));
}
