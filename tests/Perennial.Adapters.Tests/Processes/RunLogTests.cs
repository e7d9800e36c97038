using Perennial.Adapters.Processes;

namespace Perennial.Adapters.Tests.Processes;

public sealed class RunLogTests : IDisposable
{
    private readonly string runs = Directory.CreateTempSubdirectory("perennial-runlog-").FullName;

    [Fact]
    public void Whole_lines_are_read_once_from_one_attempt_to_the_next()
    {
        Append(1, "one\ntwo\nthr");
        var log = new RunLog(runs, "m", 3);
        var (lines, place) = log.Read(default);
        Assert.Equal(["one", "two"], lines);
        Assert.Equal("1:8", place.ToString());
        Assert.Empty(log.Read(place).Lines);
        Append(1, "ee\n");
        Append(2, "{\"progress\": 0.5}\n");
        (lines, place) = log.Read(RunLogPlace.Parse(place.ToString()));
        Assert.Equal(["three"], lines);
        (lines, place) = log.Read(place);
        Assert.Equal(["{\"progress\": 0.5}"], lines);
        Assert.Equal(2, place.Attempt);
        Assert.Equal(0.5, log.Progress);
    }

    [Fact]
    public void A_line_that_never_ends_is_given_in_blocks_and_a_run_that_is_not_there_says_nothing()
    {
        Append(1, new string('x', 70_000));
        Assert.Equal(65_536, new RunLog(runs, "m", 3).Read(default).Lines.Single().Length);
        Assert.Empty(new RunLog(runs, "m", 4).Read(default).Lines);
        Assert.Null(new RunLog(runs, "m", 4).Progress);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("x")]
    [InlineData("1:-5")]
    [InlineData("1:2:3")]
    public void A_place_that_is_none_is_the_beginning(string? text) => Assert.Equal(default, RunLogPlace.Parse(text));

    public void Dispose() => Directory.Delete(runs, recursive: true);

    private void Append(int attempt, string text)
    {
        var folder = new TrainerFolder(Path.Combine(runs, "m", "3", $"attempt-{attempt}"));
        Directory.CreateDirectory(Path.GetDirectoryName(folder.Log)!);
        File.AppendAllText(folder.Log, text);
    }
}
