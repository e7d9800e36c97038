namespace Perennial.Architecture.Tests.Source;

public sealed class TypePerFileTests
{
    [Fact]
    public void A_file_holds_one_public_type_and_has_its_name() =>
        Examination.Of(Repository.SourceFiles("src", "tests", "bench"), TypePerFileRule.Check).MustBeClean(atLeast: 60);

    [Theory]
    [InlineData("Fine.cs", "public class Other;")]
    [InlineData("Fine.cs", "public class Fine; public enum Second;")]
    [InlineData("Fine.cs", "public class Fine; public delegate void Second();")]
    [InlineData("Fine.cs", "internal class Fine; public class Other;")]
    [InlineData("Fine.Aspect.cs", "public partial class Other;")]
    public void A_second_public_type_or_another_name_is_caught(string name, string source) =>
        Assert.Single(TypePerFileRule.Check(new($"src/P/{name}", source)));

    [Theory]
    [InlineData("Fine.cs", "public class Fine<T> { public class Nested; }")]
    [InlineData("Fine.cs", "public class Fine; public class Fine<T>; internal class Beside;")]
    [InlineData("Fine.Aspect.cs", "public partial class Fine;")]
    [InlineData("GlobalUsings.cs", "global using System;")]
    [InlineData("Program.cs", "return 0; public class Whatever;")]
    public void One_public_type_in_its_file_passes(string name, string source) =>
        Assert.Empty(TypePerFileRule.Check(new($"src/P/{name}", source)));
}
