using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Perennial.Architecture.Tests.Source;

/// <summary>
/// The compiler demands a comment on every public member (CS1591), unless someone tells it not to: by a pragma, in a project or
/// props file, or in an .editorconfig.
/// </summary>
internal static partial class MemberCommentRule
{
    private const string Code = "1591";

    /// <summary>Pragmas of a C# file.</summary>
    public static IEnumerable<Finding> InSource(SourceFile file) =>
        file.Syntax.DescendantNodes(descendIntoTrivia: true).OfType<PragmaWarningDirectiveTriviaSyntax>()
            .Where(pragma => pragma.DisableOrRestoreKeyword.IsKind(SyntaxKind.DisableKeyword))
            .Where(pragma => pragma.ErrorCodes.Count == 0 || pragma.ErrorCodes.ToString().Contains(Code, StringComparison.Ordinal))
            .Select(pragma => file.At(pragma, "silences the missing doc comments of this file."));

    /// <summary>Elements of a project, props or targets file.</summary>
    public static IEnumerable<Finding> InBuild(SourceFile build) => build.Lines.Index()
        .Where(line => line.Item.Contains(Code, StringComparison.Ordinal) || NoDocumentation().IsMatch(line.Item))
        .Select(line => build.At(line.Index + 1, "silences the missing doc comments of a project."));

    /// <summary>What the .editorconfig files, read as the compiler reads them, say of <paramref name="files"/>.</summary>
    public static Examination InEditorConfig(IEnumerable<SourceFile> configs, IEnumerable<SourceFile> files)
    {
        var set = AnalyzerConfigSet.Create(configs.Select(config => AnalyzerConfig.Parse(config.Text, "/" + config.Path)).ToList());
        return Examination.Of(files, file =>
            set.GetOptionsForSourcePath("/" + file.Path).TreeOptions.TryGetValue("CS" + Code, out var severity) && severity is ReportDiagnostic.Suppress or ReportDiagnostic.Hidden or ReportDiagnostic.Info
                ? [file.At(1, $"its missing doc comments are {severity} by an .editorconfig.")]
                : []);
    }

    [GeneratedRegex("<GenerateDocumentationFile>(?!true)|<WarningLevel>", RegexOptions.IgnoreCase)]
    private static partial Regex NoDocumentation();
}
