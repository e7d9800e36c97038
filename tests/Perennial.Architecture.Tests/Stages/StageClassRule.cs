using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Perennial.Architecture.Tests.Stages;

/// <summary>A class or record of a stage is sealed, abstract or static: nobody inherits from what was not made for it.</summary>
internal static class StageClassRule
{
    private static readonly SyntaxKind[] Closed = [SyntaxKind.SealedKeyword, SyntaxKind.AbstractKeyword, SyntaxKind.StaticKeyword];

    /// <summary>Thrown itself and inherited by the errors that say more.</summary>
    public static IReadOnlyList<string> OpenOnPurpose { get; } = ["FaultException"];

    /// <summary>Looks at classes; the parts of a partial class count as one.</summary>
    public static Examination Check(IEnumerable<SourceFile> files)
    {
        var classes = files.SelectMany(file => file.Syntax.DescendantNodes().OfType<TypeDeclarationSyntax>()
            .Where(IsClass).Select(type => (File: file, Type: type)));
        return Examination.Of(classes.GroupBy(part => FullName(part.File, part.Type)), parts =>
            parts.Any(part => part.Type.Modifiers.Any(modifier => Closed.Contains(modifier.Kind())))
                || OpenOnPurpose.Contains(parts.First().Type.Identifier.Text)
                ? []
                : [parts.First().File.At(parts.First().Type, $"{parts.First().Type.Identifier} is neither sealed, abstract nor static.")]);
    }

    private static bool IsClass(TypeDeclarationSyntax type) =>
        type is ClassDeclarationSyntax || (type is RecordDeclarationSyntax && !type.IsKind(SyntaxKind.RecordStructDeclaration));

    private static string FullName(SourceFile file, TypeDeclarationSyntax type) => file.Folder + ":" + string.Join('.',
        type.AncestorsAndSelf().OfType<TypeDeclarationSyntax>().Reverse().Select(outer => outer.Identifier.Text + "`" + outer.Arity));
}
