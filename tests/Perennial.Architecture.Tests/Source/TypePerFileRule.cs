using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Perennial.Architecture.Tests.Source;

/// <summary>One public type per file, and the file is named after it: <c>Type.cs</c>, or <c>Type.Aspect.cs</c> for a part of it.</summary>
internal static class TypePerFileRule
{
    public static IEnumerable<Finding> Check(SourceFile file)
    {
        var types = file.Syntax.DescendantNodes(node => node is not BaseTypeDeclarationSyntax).OfType<MemberDeclarationSyntax>()
            .Where(node => node is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax).ToList();
        if (file.IsProgram || types.Count == 0)
        {
            return [];
        }

        var open = types.Where(type => type.Modifiers.Any(SyntaxKind.PublicKeyword)).ToList();
        if (open.Select(Name).Distinct().Count() > 1)
        {
            return open.Skip(1).Select(second => file.At(second, $"{Name(second)} is a second public type; give it a file of its own."));
        }

        var subject = file.Name.Split('.')[0];
        return (open.Count > 0 ? open : types).Any(type => Name(type) == subject)
            ? []
            : [file.At(types[0], $"holds {Name(open.Concat(types).First())}, so name the file after it.")];
    }

    private static string Name(MemberDeclarationSyntax type) => type switch
    {
        BaseTypeDeclarationSyntax named => named.Identifier.Text,
        DelegateDeclarationSyntax named => named.Identifier.Text,
        _ => string.Empty,
    };
}
