using Xunit.Sdk;

namespace Perennial.Architecture.Tests;

public sealed class ExaminationTests
{
    private static readonly Finding Bad = new("src/P/C.cs", 3, "is bad.");

    [Fact]
    public void A_finding_fails_and_is_shown() => Assert.Contains("src/P/C.cs:3: is bad.",
        Assert.Throws<TrueException>(() => new Examination(9, [Bad]).MustBeClean(atLeast: 1)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_rule_that_looked_at_too_little_fails() =>
        Assert.Throws<TrueException>(() => Examination.Of<int>([1, 2], _ => []).MustBeClean(atLeast: 3));

    [Fact]
    public void A_clean_rule_that_looked_passes() => Examination.Of<int>([1, 2], _ => []).MustBeClean(atLeast: 2);

    [Fact]
    public void The_checkout_is_read_without_what_is_built_in_it()
    {
        var files = Repository.TextFiles();
        Assert.Contains(files, file => file.Path == "Perennial.slnx");
        Assert.Contains(files, file => file.Path == ".editorconfig");
        Assert.Contains(files, file => file.Path == "perennial");
        Assert.DoesNotContain(files, file => file.Path.Contains("artifacts/", StringComparison.Ordinal) || file.Path.StartsWith(".git/", StringComparison.Ordinal));
    }
}
