using System.Xml;
using System.Xml.Linq;

namespace Perennial.App.Tests.Report;

/// <summary>Reads a page as strictly as XML is read.</summary>
internal static class Pages
{
    public static XElement Parse(string page)
    {
        using var reader = XmlReader.Create(new StringReader(page), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore });
        return XElement.Load(reader);
    }

    /// <summary>The text of every cell of the table with a caption, row by row, heads left out.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Table(XElement page, string caption) => [.. page.Descendants("table")
        .Single(table => table.Element("caption")!.Value == caption).Element("tbody")!.Elements("tr")
        .Select(row => (IReadOnlyList<string>)[.. row.Elements().Select(cell => cell.Value)])];
}
