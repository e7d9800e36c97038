using CsCheck;
using Perennial.App.Report;

namespace Perennial.App.Tests.Report;

public sealed class MarkupTests
{
    [Fact]
    public void Any_text_comes_back_as_it_was_or_with_its_forbidden_letters_replaced() => Gen.String.Sample(text =>
    {
        var safe = Markup.Of($"<p title=\"{text}\">{text}</p>");
        Assert.DoesNotContain("<", safe.Text[1..^4].Split("\">", 2)[^1], StringComparison.Ordinal);
    });

    [Theory]
    [InlineData("<b>&'\"", "&lt;b&gt;&amp;&#39;&quot;")]
    [InlineData("a\u0001b", "a\uFFFDb")]
    public void Text_is_escaped_and_markup_is_not(string text, string escaped) =>
        Assert.Equal($"<i>{escaped}</i>1.25", Markup.Of($"{Markup.Of($"<i>{text}</i>")}{1.254}").Text);
}
