namespace Perennial.Architecture.Tests.Projects;

public sealed class ProjectReferenceTests
{
    private static readonly DrawnProject[] Planted = [new("A", ["B"], ["P"])];

    [Fact]
    public void Projects_reference_what_the_drawing_shows()
    {
        var projects = Repository.TextFiles("src").Where(file => file.Path.EndsWith(".csproj", StringComparison.Ordinal)).ToList();
        Assert.Equal(Drawing.Projects.Select(drawn => drawn.Name).Order(), projects.Select(file => file.Name[..^".csproj".Length]).Order());
        Examination.Of(projects, project => ProjectReferenceRule.Check(project, Drawing.Projects)).MustBeClean(atLeast: 5);
    }

    [Theory]
    [InlineData("<ProjectReference Include='../B/B.csproj' />", "package P")]
    [InlineData("<PackageReference Include='P' />", "project B")]
    [InlineData("<ProjectReference Include='../B/B.csproj' /><ProjectReference Include='../C/C.csproj' /><PackageReference Include='P' />", "project C")]
    [InlineData("<ProjectReference Include='../B/B.csproj' /><PackageReference Include='P' /><PackageReference Include='Q' />", "package Q")]
    [InlineData("<ProjectReference Include='../B/B.csproj' /><PackageReference Include='P' /><FrameworkReference Include='F' />", "package F")]
    public void A_reference_beside_the_drawing_is_caught(string items, string named) =>
        Assert.Contains(named, Assert.Single(Check("A", items)).Text, StringComparison.Ordinal);

    [Fact]
    public void A_project_that_was_not_drawn_is_caught() => Assert.Single(Check("Z", string.Empty));

    [Fact]
    public void Drawn_references_and_analyzers_pass() =>
        Assert.Empty(Check("A", "<ProjectReference Include='../B/B.csproj' /><PackageReference Include='P' /><PackageReference Include='X' PrivateAssets='all' />"));

    private static IEnumerable<Finding> Check(string name, string items) =>
        ProjectReferenceRule.Check(new($"src/{name}/{name}.csproj", $"<Project><ItemGroup>{items}</ItemGroup></Project>"), Planted);
}
