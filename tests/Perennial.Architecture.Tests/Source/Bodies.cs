using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Perennial.Architecture.Tests.Source;

/// <summary>Finds the bodies of a file. Local functions count for themselves and inside their method; a program's statements are one body.</summary>
internal static class Bodies
{
    public static IEnumerable<Body> Of(SourceFile file)
    {
        foreach (var node in file.Syntax.DescendantNodes())
        {
            if (Between(node) is { } lines)
            {
                yield return new(file, Span(node).StartLinePosition.Line + 1, Name(node), lines);
            }
        }

        if (file.Syntax.DescendantNodes().OfType<GlobalStatementSyntax>().ToList() is [var first, ..] statements)
        {
            yield return new(file, Span(first).StartLinePosition.Line + 1, "the program", Span(statements[^1]).EndLinePosition.Line - Span(first).StartLinePosition.Line + 1);
        }
    }

    private static int? Between(SyntaxNode node) => node switch
    {
        BaseMethodDeclarationSyntax { Body: { } block } => Inside(block),
        BaseMethodDeclarationSyntax { ExpressionBody: { } arrow } => Whole(arrow.Expression),
        LocalFunctionStatementSyntax { Body: { } block } => Inside(block),
        LocalFunctionStatementSyntax { ExpressionBody: { } arrow } => Whole(arrow.Expression),
        AccessorDeclarationSyntax { Body: { } block } => Inside(block),
        AccessorDeclarationSyntax { ExpressionBody: { } arrow } => Whole(arrow.Expression),
        PropertyDeclarationSyntax { ExpressionBody: { } arrow } => Whole(arrow.Expression),
        IndexerDeclarationSyntax { ExpressionBody: { } arrow } => Whole(arrow.Expression),
        _ => null,
    };

    private static int Inside(BlockSyntax block) => Math.Max(0, Whole(block) - 2);

    private static int Whole(SyntaxNode node) => Span(node).EndLinePosition.Line - Span(node).StartLinePosition.Line + 1;

    private static FileLinePositionSpan Span(SyntaxNode node) => node.GetLocation().GetLineSpan();

    private static string Name(SyntaxNode node) => node switch
    {
        MethodDeclarationSyntax method => method.Identifier.Text,
        LocalFunctionStatementSyntax local => local.Identifier.Text,
        PropertyDeclarationSyntax property => property.Identifier.Text,
        ConstructorDeclarationSyntax constructor => constructor.Identifier.Text,
        AccessorDeclarationSyntax accessor => $"{(accessor.Parent?.Parent as PropertyDeclarationSyntax)?.Identifier.Text}.{accessor.Keyword.Text}",
        _ => node.GetType().Name.Replace("DeclarationSyntax", string.Empty, StringComparison.Ordinal),
    };
}
