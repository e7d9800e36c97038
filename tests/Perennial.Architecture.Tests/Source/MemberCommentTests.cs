namespace Perennial.Architecture.Tests.Source;

public sealed class MemberCommentTests
{
    [Fact]
    public void No_file_silences_missing_comments() => Examination.Of(Documented(), MemberCommentRule.InSource).MustBeClean(atLeast: 40);

    [Fact]
    public void No_project_silences_missing_comments()
    {
        var folders = Drawing.DocumentedThroughout;
        var builds = Repository.TextFiles().Where(file => file.Folder is "" or "src" || folders.Contains(file.Folder))
            .Where(file => Path.GetExtension(file.Name) is ".csproj" or ".props" or ".targets").ToList();
        Assert.Contains(builds, file => file.Text.Contains("<GenerateDocumentationFile>true", StringComparison.Ordinal));
        Examination.Of(builds, MemberCommentRule.InBuild).MustBeClean(atLeast: 4);
    }

    [Fact]
    public void No_editor_config_silences_missing_comments()
    {
        var configs = Repository.TextFiles().Where(file => file.Name == ".editorconfig").ToList();
        Assert.NotEmpty(configs);
        MemberCommentRule.InEditorConfig(configs, Documented()).MustBeClean(atLeast: 40);
    }

    [Theory]
    [InlineData("#pragma warning disable CS1591\nclass C;")]
    [InlineData("#pragma warning disable 1591\nclass C;")]
    [InlineData("#pragma warning disable\nclass C;")]
    [InlineData("class C {\n#pragma warning disable CA1000, CS1591\n}")]
    public void A_silencing_pragma_is_caught(string source) => Assert.Single(MemberCommentRule.InSource(new("src/Perennial/C.cs", source)));

    [Fact]
    public void Another_pragma_passes() =>
        Assert.Empty(MemberCommentRule.InSource(new("src/Perennial/C.cs", "#pragma warning disable CA1000\nclass C;\n#pragma warning restore CS1591")));

    [Theory]
    [InlineData("<NoWarn>$(NoWarn);CS1591</NoWarn>")]
    [InlineData("<WarningsNotAsErrors>1591</WarningsNotAsErrors>")]
    [InlineData("<GenerateDocumentationFile>false</GenerateDocumentationFile>")]
    public void A_silencing_project_is_caught(string line) => Assert.Single(MemberCommentRule.InBuild(new("src/P/P.csproj", line)));

    [Theory]
    [InlineData("[*.cs]\ndotnet_diagnostic.CS1591.severity = none", 1)]
    [InlineData("[src/**/*.cs]\ndotnet_diagnostic.CS1591.severity = silent", 1)]
    [InlineData("[src/{Perennial,Other}/**.cs]\ndotnet_diagnostic.CS1591.severity = suggestion", 1)]
    [InlineData("[src/Perennial.App/**.cs]\ndotnet_diagnostic.CS1591.severity = none", 0)]
    public void A_silencing_editor_config_is_caught(string text, int findings) =>
        Assert.Equal(findings, MemberCommentRule.InEditorConfig([new(".editorconfig", "root = true\n" + text)], [new("src/Perennial/C.cs", string.Empty)]).Findings.Count);

    private static IReadOnlyList<SourceFile> Documented() => Repository.SourceFiles([.. Drawing.DocumentedThroughout]);
}
