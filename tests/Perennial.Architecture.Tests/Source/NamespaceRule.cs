using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Perennial.Architecture.Tests.Source;

/// <summary>A namespace is file-scoped and is the folder: <c>src/Perennial/Log</c> holds <c>namespace Perennial.Log;</c>.</summary>
internal static class NamespaceRule
{
    public static IEnumerable<Finding> Check(SourceFile file)
    {
        var folder = string.Join('.', file.Folder.Split('/').Skip(1));
        var spaces = file.Syntax.DescendantNodes().OfType<BaseNamespaceDeclarationSyntax>().ToList();
        var types = file.Syntax.DescendantNodes().OfType<BaseTypeDeclarationSyntax>().ToList();
        if (file.IsProgram || (spaces.Count == 0 && types.Count == 0))
        {
            return [];
        }

        return spaces is [FileScopedNamespaceDeclarationSyntax only] && only.Name.ToString() == folder
            ? []
            : [file.At(1, $"needs exactly 'namespace {folder};', and has: {string.Join(", ", spaces.Select(space => space.Name))}.")];
    }
}
