namespace Perennial.Architecture.Tests.Stages;

public sealed class StageClassTests
{
    [Fact]
    public void Every_class_of_a_stage_is_sealed_abstract_or_static() =>
        StageClassRule.Check(Repository.SourceFiles(Drawing.Domain)).MustBeClean(atLeast: 20);

    [Fact]
    public void Every_class_that_is_open_on_purpose_is_still_there() => Assert.All(StageClassRule.OpenOnPurpose, name =>
        Assert.Contains(Repository.SourceFiles(Drawing.Domain), file => file.Name == name + ".cs"));

    [Theory]
    [InlineData("public class Open { }")]
    [InlineData("public record Open(int Number);")]
    [InlineData("public sealed class Outer { private class Open { } }")]
    public void An_open_class_is_caught(string source) => Assert.Single(Check(source).Findings);

    [Theory]
    [InlineData("public sealed class Closed { }")]
    [InlineData("public abstract record Closed;")]
    [InlineData("internal static class Closed { }")]
    [InlineData("public sealed partial class Closed { } partial class Closed { }")]
    [InlineData("public record struct Value(int Number); public interface IPort; public struct Other;")]
    public void A_closed_class_passes(string source) => Assert.Empty(Check(source).Findings);

    private static Examination Check(string source) => StageClassRule.Check([new($"{Drawing.Domain}/Log/Planted.cs", source)]);
}
