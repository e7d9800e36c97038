using System.Diagnostics;
using Perennial.Adapters.Processes;
using Perennial.Terms;

namespace Perennial.Adapters.Tests.Processes;

public sealed class SupervisorTests : IDisposable
{
    private readonly ScratchFolder _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task A_parent_that_is_killed_takes_the_trainer_along()
    {
        string pid = Pipes.Make(_scratch.At("pid"));
        string supervisorPid = Pipes.Make(_scratch.At("supervisor"));
        Directory.CreateDirectory(_scratch.At("run", "output"));
        string supervise = $"{Executable.Line} supervise {_scratch.At("run")} -- sh -c 'echo $$ > {pid}; sleep 1000'";
        var start = new ProcessStartInfo("bash", ["-c", $"exec 3> >(echo $BASHPID > {supervisorPid}; exec {supervise}); read forever"])
        {
            RedirectStandardInput = true,
        };
        using Process parent = Process.Start(start)!;
        using var supervisor = Process.GetProcessById(await Pipes.ReadNumberAsync(supervisorPid));
        int trainer = await Pipes.ReadNumberAsync(pid);
        Assert.True(Pipes.IsAlive(trainer));

        parent.Kill();
        await supervisor.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.False(Pipes.IsAlive(trainer));
        Assert.Contains("\"stopped\":\"parent\"", await File.ReadAllTextAsync(_scratch.At("run", "status.json"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_planned_crash_reaches_the_supervisor_and_not_the_trainer()
    {
        Directory.CreateDirectory(_scratch.At("run", "output"));
        string seen = _scratch.At("seen");
        var start = new ProcessStartInfo("bash", ["-c", $"{Executable.Line} supervise {_scratch.At("run")} -- sh -c 'env > {seen}'"])
        {
            RedirectStandardInput = true,
        };
        start.Environment["PERENNIAL_CRASH"] = "attempt.status.rename:before:1";
        start.Environment["PERENNIAL_CRASH_TRACE"] = _scratch.At("trace");
        using Process supervisor = Process.Start(start)!;
        await supervisor.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(137, supervisor.ExitCode);
        Assert.False(File.Exists(_scratch.At("run", "status.json")));
        Assert.Equal(["attempt.model", "attempt.status.sync", "attempt.status.rename"], File.ReadAllLines(_scratch.At("trace")));
        Assert.DoesNotContain("PERENNIAL_CRASH", File.ReadAllText(seen));
    }

    [Fact]
    public void A_command_line_is_read_as_it_is_written()
    {
        var options = new SupervisorOptions
        {
            Folder = new TrainerFolder("/runs/m/1/attempt-1"),
            Command = ["train", "--", "--time-seconds", "x"],
            TimeLimit = TimeSpan.FromSeconds(1.5),
            MemoryLimitBytes = 123_456_789_012,
            FolderLimitBytes = 3,
            Grace = TimeSpan.Zero,
        };
        SupervisorOptions read = SupervisorOptions.Parse(options.ToArguments());

        Assert.Equal(options.Command, read.Command);
        Assert.Equal(options, read with { Command = options.Command });
    }

    [Theory]
    [InlineData("")]
    [InlineData("dir")]
    [InlineData("dir --")]
    [InlineData("-- command")]
    [InlineData("dir --time-seconds -- command")]
    [InlineData("dir --time-seconds soon -- command")]
    [InlineData("dir --colour 3 -- command")]
    public void Anything_else_is_refused_with_the_usage(string line) => Assert.Contains(
        "Usage: supervise DIR",
        Assert.Throws<FaultException>(() => SupervisorOptions.Parse(line.Split(' '))).Message);
}
