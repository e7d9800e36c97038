using Perennial.Proofs;

namespace Perennial.Architecture.Tests.Proofs;

public sealed class LaunchTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_real_program_runs_to_its_end()
    {
        var result = await Launch.PerennialAsync(["--version"], new Dictionary<string, string>(), Token);
        Assert.Equal(0, result.ExitCode);
        Assert.StartsWith("0.", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Both_streams_the_exit_code_and_the_environment_arrive()
    {
        var result = await Launch.RunAsync("bash", ["-c", "echo out $COLOUR; echo err >&2; exit 3"], new Dictionary<string, string> { ["COLOUR"] = "red" }, Token);
        Assert.Equal(new LaunchResult(3, "out red\n", "err\n"), result);
    }

    [Fact]
    public async Task A_killed_program_ends_without_its_last_words()
    {
        using var program = new LaunchedProgram("bash", ["-c", "trap 'echo bye' TERM EXIT; echo ready; read -r < <(exec tail -f /dev/null)"], new Dictionary<string, string>());
        Assert.Equal("ready", await program.LineAsync(line => line == "ready", Token));
        program.Kill();
        var result = await program.WaitAsync(Token);
        Assert.Equal(137, result.ExitCode);
        Assert.Equal("ready\n", result.Output);
    }

    [Fact]
    public async Task Cancelling_kills()
    {
        using var cancel = new CancellationTokenSource();
        using var program = new LaunchedProgram("bash", ["-c", "echo ready; read -r < <(exec tail -f /dev/null)"], new Dictionary<string, string>());
        await program.LineAsync(line => line == "ready", Token);
        await cancel.CancelAsync();
        await Assert.ThrowsAsync<OperationCanceledException>(() => program.WaitAsync(cancel.Token));
    }

    [Fact]
    public async Task Waiting_for_a_line_that_never_comes_ends_with_the_program()
    {
        using var program = new LaunchedProgram("bash", ["-c", "echo something else"], new Dictionary<string, string>());
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => program.LineAsync(line => line == "ready", Token));
        Assert.Contains("something else", error.Message, StringComparison.Ordinal);
    }
}
