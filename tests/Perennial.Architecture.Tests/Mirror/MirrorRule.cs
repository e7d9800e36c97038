using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Perennial.Architecture.Tests.Mirror;

/// <summary>
/// Who looks for the tests of <c>src/P/Folder</c> finds them in <c>tests/P.Tests/Folder</c>, or in a folder below it. The folder of
/// the project itself needs a test of its own only if it holds more than Program.cs.
/// </summary>
internal static class MirrorRule
{
    /// <summary>Looks at folders of src that hold source.</summary>
    public static Examination Check(IEnumerable<SourceFile> source, IEnumerable<SourceFile> tests)
    {
        var tested = tests.Where(HoldsTest).Select(file => file.Folder).ToHashSet(StringComparer.Ordinal);
        return Examination.Of(source.Where(file => !file.IsProgram).Select(file => file.Folder).Distinct(), folder =>
        {
            var twin = Twin(folder);
            var below = folder.Count(letter => letter == '/') > 1;
            return tested.Any(candidate => candidate == twin || (below && candidate.StartsWith(twin + "/", StringComparison.Ordinal)))
                ? []
                : [new Finding(folder, 1, $"has no test in {twin}.")];
        });
    }

    private static string Twin(string folder)
    {
        var parts = folder.Split('/');
        return string.Join('/', ["tests", parts[1] + ".Tests", .. parts.Skip(2)]);
    }

    private static bool HoldsTest(SourceFile file) => file.Syntax.DescendantNodes().OfType<AttributeSyntax>()
        .Any(attribute => attribute.Name.ToString() is "Fact" or "Theory" && attribute.Parent?.Parent is MethodDeclarationSyntax);
}
