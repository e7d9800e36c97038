using System.Xml.Linq;

namespace Perennial.Architecture.Tests.Projects;

/// <summary>References and packages of a project equal the drawing. Analyzers (PrivateAssets="all") do not count.</summary>
internal static class ProjectReferenceRule
{
    public static IEnumerable<Finding> Check(SourceFile project, IReadOnlyList<DrawnProject> drawing)
    {
        var name = project.Name[..^".csproj".Length];
        if (drawing.FirstOrDefault(drawn => drawn.Name == name) is not { } drawn)
        {
            yield return project.At(1, $"{name} is not in the drawing. Draw it first.");
            yield break;
        }

        var xml = XDocument.Parse(project.Text);
        var references = Includes(xml, "ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/')));
        foreach (var difference in Differences("project", references, drawn.Projects))
        {
            yield return project.At(1, difference);
        }

        var packages = Includes(xml, "PackageReference").Concat(Includes(xml, "FrameworkReference")).Concat(Includes(xml, "Reference"));
        foreach (var difference in drawn.Packages is null ? [] : Differences("package", packages, drawn.Packages))
        {
            yield return project.At(1, difference);
        }
    }

    private static IEnumerable<string> Includes(XDocument xml, string element) =>
        xml.Descendants(element).Where(item => (string?)item.Attribute("PrivateAssets") != "all")
            .Select(item => (string?)item.Attribute("Include")).OfType<string>();

    private static IEnumerable<string> Differences(string kind, IEnumerable<string> actual, IReadOnlyList<string> drawn)
    {
        var found = actual.ToHashSet(StringComparer.Ordinal);
        return found.Except(drawn).Select(extra => $"references {kind} {extra}; the drawing allows only: {string.Join(", ", drawn)}.")
            .Concat(drawn.Except(found).Select(missing => $"does not reference {kind} {missing}, which the drawing shows."));
    }
}
