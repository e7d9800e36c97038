using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Perennial.Architecture.Tests.Source;

/// <summary>
/// Type names end in words of the domain, or in one of a closed list of suffixes, each with one meaning:
/// <list type="bullet">
/// <item><c>Options</c>: numbers with defaults, from the model file.</item>
/// <item><c>Policy</c>: a judgement that can be exchanged, found by its name.</item>
/// <item><c>Signal</c>, <c>Decision</c>, <c>Verdict</c>, <c>Candidate</c>: records that one stage hands to the next.</item>
/// <item><c>Store</c>: a port behind which something is kept.</item>
/// <item><c>Id</c>: a value that names something.</item>
/// <item><c>Run</c>, <c>Plan</c>: things that have a life.</item>
/// <item><c>Command</c>: a verb of the command line.</item>
/// <item><c>Grain</c>: what drives one model where there are many machines.</item>
/// </list>
/// The suffixes below say nothing, so whoever reads such a name knows as much as before. The language's own (Exception, Attribute,
/// EventArgs, Tests) stay as they are.
/// </summary>
internal static class SuffixRule
{
    private static readonly string[] Empty = ["Manager", "Helper", "Helpers", "Util", "Utils", "Utility", "Service", "Info", "Data", "Impl"];

    public static IEnumerable<Finding> Check(SourceFile file)
    {
        var types = file.Syntax.DescendantNodes().OfType<BaseTypeDeclarationSyntax>().Select(type => (Node: type as MemberDeclarationSyntax, type.Identifier.Text))
            .Concat(file.Syntax.DescendantNodes().OfType<DelegateDeclarationSyntax>().Select(type => (Node: type as MemberDeclarationSyntax, type.Identifier.Text)));
        return from type in types
               from suffix in Empty
               where type.Text.EndsWith(suffix, StringComparison.Ordinal)
               select file.At(type.Node, $"{type.Text} ends in {suffix}, which says nothing. Name what it is.");
    }
}
