namespace Perennial.Architecture.Tests.Source;

/// <summary>The body of a method, constructor, accessor, operator or local function, and how many lines stand between its braces.</summary>
internal sealed record Body(SourceFile File, int Line, string Name, int LineCount);
