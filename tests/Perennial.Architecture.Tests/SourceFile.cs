using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Perennial.Architecture.Tests;

/// <summary>One file of the repository, or one that a test made up.</summary>
/// <param name="Path">From the root of the repository, with forward slashes.</param>
/// <param name="Text">All of it.</param>
internal sealed record SourceFile(string Path, string Text)
{
    private readonly Lazy<SyntaxNode> syntax = new(() => CSharpSyntaxTree.ParseText(Text).GetRoot());

    /// <summary>What the compiler reads in a C# file.</summary>
    public SyntaxNode Syntax => syntax.Value;

    /// <summary>The file's name, without folders.</summary>
    public string Name => Path[(Path.LastIndexOf('/') + 1)..];

    /// <summary>The folder it is in, from the root; empty at the root itself.</summary>
    public string Folder => Path.Contains('/', StringComparison.Ordinal) ? Path[..Path.LastIndexOf('/')] : string.Empty;

    /// <summary>Its lines, without their ends.</summary>
    public IReadOnlyList<string> Lines => Text.TrimEnd('\n').Split('\n');

    /// <summary>A program of top-level statements has neither a type nor a namespace of its own.</summary>
    public bool IsProgram => Name == "Program.cs";

    /// <summary>Something to say about <paramref name="node"/> of this file.</summary>
    public Finding At(SyntaxNode node, string text) => new(Path, node.GetLocation().GetLineSpan().StartLinePosition.Line + 1, text);

    /// <summary>Something to say about line <paramref name="line"/>, counted from 1.</summary>
    public Finding At(int line, string text) => new(Path, line, text);
}
