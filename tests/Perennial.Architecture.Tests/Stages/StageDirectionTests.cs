using ArchUnitNET.Loader;
using Compiled = ArchUnitNET.Domain.Architecture;

namespace Perennial.Architecture.Tests.Stages;

public sealed class StageDirectionTests
{
    private static readonly string[] Order = ["Left", "Right"];

    [Fact]
    public void A_stage_uses_only_what_stands_to_its_left()
    {
        var domain = new ArchLoader().LoadAssembly(typeof(Terms.Digest).Assembly).Build();
        StageDirectionRule.Check(domain, "Perennial", Drawing.Stages).MustBeClean(atLeast: 40);
        var folders = Repository.Folders(Drawing.Domain).Where(Drawing.Stages.Contains).ToList();
        Assert.True(folders.Count >= 4, $"Only {folders.Count} stage folders found.");
        Assert.All(folders, stage => Assert.True(StageDirectionRule.Count(domain, "Perennial", stage) > 0, $"No compiled type in {stage}."));
    }

    [Fact]
    public void The_real_stages_in_reverse_order_break_the_rule()
    {
        var domain = new ArchLoader().LoadAssembly(typeof(Terms.Digest).Assembly).Build();
        Assert.NotEmpty(StageDirectionRule.Check(domain, "Perennial", [.. Drawing.Stages.Reverse()]).Findings);
    }

    [Theory]
    [InlineData("private Right.Later? field; public override string ToString() => $\"{field}\";")]
    [InlineData("public void Take(Right.Later later) { }")]
    [InlineData("public object Body() => typeof(Right.Later);")]
    [InlineData("public object Made() { return new Right.Later(); }")]
    [InlineData("public System.Collections.Generic.List<Right.Later> Many { get; } = [];")]
    [InlineData("public System.Func<object> Lambda(int x) => () => new Right.Later().Number + x;")]
    [InlineData("public async System.Threading.Tasks.Task Await() { await System.Threading.Tasks.Task.Yield(); new Right.Later(); }")]
    [InlineData("private sealed class Inner : Right.Later { }")]
    [InlineData("private sealed class Inner { public object Body() => new Right.Later(); }")]
    [InlineData("public object Loop() => new RetrainLoop();")]
    public void A_use_of_a_later_stage_is_caught(string member)
    {
        using var fixture = new CompiledFixture(Source(member));
        Assert.NotEmpty(Check(fixture.Architecture).Findings);
    }

    [Fact]
    public void A_use_of_an_earlier_stage_passes()
    {
        using var fixture = new CompiledFixture(Source("public int Number => 1;"));
        var examined = Check(fixture.Architecture);
        Assert.Empty(examined.Findings);
        Assert.Equal(3, examined.Seen);
    }

    private static Examination Check(Compiled compiled) => StageDirectionRule.Check(compiled, "Planted", Order);

    private static string Source(string member) => $$"""
        #nullable enable
        namespace Planted.Left { public class Earlier { {{member}} } }
        namespace Planted.Right { public class Later { public int Number => new Left.Earlier().GetHashCode(); } }
        namespace Planted { public class RetrainLoop { public Right.Later? Later { get; } } }
        """;
}
