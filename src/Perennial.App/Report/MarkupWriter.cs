using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Xml;

namespace Perennial.App.Report;

/// <summary>Puts markup together from an interpolated string, and escapes what is not markup.</summary>
[InterpolatedStringHandler]
internal readonly ref struct MarkupWriter(int literalLength, int formattedCount)
{
    private readonly StringBuilder text = new(literalLength + (16 * formattedCount));

    public void AppendLiteral(string literal) => text.Append(literal);

    public void AppendFormatted(Markup markup) => text.Append(markup.Text);

    public void AppendFormatted(IEnumerable<Markup> parts) => text.AppendJoin(string.Empty, parts.Select(part => part.Text));

    public void AppendFormatted(int number) => text.Append(number);

    public void AppendFormatted(double coordinate) => text.Append(Math.Round(coordinate, 2).ToString("0.##", CultureInfo.InvariantCulture));

    public void AppendFormatted(string? value)
    {
        foreach (var letter in value ?? string.Empty)
        {
            _ = letter switch
            {
                '&' => text.Append("&amp;"),
                '<' => text.Append("&lt;"),
                '>' => text.Append("&gt;"),
                '"' => text.Append("&quot;"),
                '\'' => text.Append("&#39;"),
                _ => text.Append(XmlConvert.IsXmlChar(letter) || char.IsSurrogate(letter) ? letter : '\uFFFD'),
            };
        }
    }

    public override string ToString() => text.ToString();
}
