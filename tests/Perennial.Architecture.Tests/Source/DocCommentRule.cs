using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Perennial.Architecture.Tests.Source;

/// <summary>Every public type says what it is. One documented part is enough for a partial type.</summary>
internal static class DocCommentRule
{
    /// <summary>Looks at public types.</summary>
    public static Examination Check(IEnumerable<SourceFile> files)
    {
        var types = files.SelectMany(file => file.Syntax.DescendantNodes().OfType<MemberDeclarationSyntax>().Where(IsPublicType)
            .Select(type => (File: file, Type: type)));
        return Examination.Of(types.GroupBy(part => part.File.Folder + ":" + Name(part.Type)), parts =>
            parts.Any(part => HasComment(part.Type)) ? [] : [parts.First().File.At(parts.First().Type, $"{Name(parts.First().Type)} has no doc comment.")]);
    }

    private static bool IsPublicType(MemberDeclarationSyntax node) =>
        node is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax && node.AncestorsAndSelf().OfType<MemberDeclarationSyntax>()
            .Where(outer => outer is not BaseNamespaceDeclarationSyntax).All(outer => outer.Modifiers.Any(SyntaxKind.PublicKeyword));

    private static bool HasComment(MemberDeclarationSyntax type) => type.GetLeadingTrivia()
        .Any(trivia => trivia.GetStructure() is DocumentationCommentTriviaSyntax comment && comment.Content.ToString().Contains('<', StringComparison.Ordinal));

    private static string Name(MemberDeclarationSyntax type) => string.Join('.',
        type.AncestorsAndSelf().Reverse().OfType<MemberDeclarationSyntax>().Select(outer => outer switch
        {
            TypeDeclarationSyntax named => named.Identifier.Text + (named.Arity > 0 ? "`" + named.Arity : string.Empty),
            BaseTypeDeclarationSyntax named => named.Identifier.Text,
            DelegateDeclarationSyntax named => named.Identifier.Text,
            _ => null,
        }).OfType<string>());
}
