using Perennial.Adapters.Files;
using Perennial.Adapters.Tests.Conformance;
using Perennial.Terms;

namespace Perennial.Adapters.Tests.Files;

public sealed class CrashPlanTests
{
    private readonly List<string> _story = [];

    [Fact]
    public void Without_a_plan_there_is_nothing_to_do() => Assert.Null(CrashPlan.Parse(null, "", () => { }));

    [Theory]
    [InlineData("a.b:before:2", "write write death write write write")]
    [InlineData("a.b:after:2", "write write write death write write")]
    [InlineData("a.b:after:9", "write write write write write")]
    [InlineData("other:before:1", "write write write write write")]
    public void Death_comes_at_the_planned_pass_of_the_planned_point(string crash, string story)
    {
        CrashPlan plan = CrashPlan.Parse(crash, null, () => _story.Add("death"))!;
        foreach (string name in new[] { "a.b", "x.y", "a.b", "x.y", "a.b" })
        {
            plan.Around(name, () => _story.Add("write"));
        }
        Assert.Equal(story, string.Join(' ', _story));
    }

    [Theory]
    [InlineData("a.b")]
    [InlineData("a.b:during:1")]
    [InlineData("a.b:before:0")]
    [InlineData("a.b:before:x")]
    [InlineData(":before:1")]
    public void A_plan_that_cannot_be_understood_is_refused(string crash) =>
        Assert.Contains(crash, Assert.Throws<FaultException>(() => CrashPlan.Parse(crash, null, () => { })).Message, StringComparison.Ordinal);

    [Fact]
    public void The_trace_has_a_line_for_each_pass()
    {
        using TemporaryFolder folder = new();
        string trace = folder.NewPlace();
        CrashPlan plan = CrashPlan.Parse(null, trace, () => _story.Add("death"))!;
        Parallel.For(0, 100, _ => plan.Around("a.b", () => { }));
        plan.Around("x.y", () => { });
        Assert.Equal([.. Enumerable.Repeat("a.b", 100), "x.y"], File.ReadAllLines(trace));
        Assert.Empty(_story);
    }

    [Fact]
    public void With_a_trace_the_passes_of_all_processes_count_and_one_of_them_dies()
    {
        using TemporaryFolder folder = new();
        string trace = folder.NewPlace();
        CrashPlan[] processes = [.. Enumerable.Range(0, 4).Select(number =>
            CrashPlan.Parse("a.b:before:37", trace, () => Add($"death of {number}"))!)];
        Parallel.For(0, 100, pass => processes[pass % 4].Around("a.b", () => { }));
        Assert.Single(_story);
    }

    private void Add(string line)
    {
        lock (_story)
        {
            _story.Add(line);
        }
    }
}
