using System.Text.Json;
using System.Xml.Linq;
using Perennial.App.Tests.Commands;
using Perennial.App.Tests.Report;

namespace Perennial.App.Tests.Comparison;

[Collection(CommandLine.Turns)]
public sealed class DriftCommandTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("perennial-drift-").FullName;

    private static string Sample(string name) => Path.Combine(Root(AppContext.BaseDirectory), "samples", "drift", name);

    [Fact]
    public async Task What_moved_most_is_told_first_and_times_are_left_out()
    {
        var (code, text, error) = await CommandLine.RunAsync("drift", "--reference", Sample("march.csv"), "--current", Sample("april.csv"), "--except", "late");
        Assert.Equal((0, ""), (code, error));
        var lines = text.Split('\n');
        Assert.Equal("4 of 5 columns drifted: carrier, departure_minute, score, distance.", lines[0]);
        Assert.StartsWith("carrier", lines[3], StringComparison.Ordinal);
        Assert.Contains("Not compared: 'day' is a time", text, StringComparison.Ordinal);
        Assert.Matches("distance +number +missing share", text);
        Assert.Matches("weekend +category +no ", text);
    }

    [Fact]
    public async Task The_exit_code_says_whether_anything_drifted()
    {
        Assert.Equal(10, (await CommandLine.RunAsync("drift", "--reference", Sample("march.csv"), "--current", Sample("april.csv"), "--except", "late", "--exit-code")).Code);
        Assert.Equal(0, (await CommandLine.RunAsync("drift", "--reference", Sample("march.csv"), "--current", Sample("march.csv"), "--exit-code")).Code);
        Assert.Equal(0, (await CommandLine.RunAsync("drift", "--reference", Sample("march.csv"), "--current", Sample("april.csv"), "--columns", "weekend", "--exit-code")).Code);
    }

    [Fact]
    public async Task The_budget_of_false_alarms_moves_the_threshold_of_every_column()
    {
        var (few, many) = (await JsonAsync("--columns", "weekend,carrier", "--false-alarms", "1 per 1000d"), await JsonAsync("--columns", "weekend,carrier", "--false-alarms", "1 per 10d", "--look", "1d"));
        Assert.Equal(0.001, few.GetProperty("falseAlarms").GetProperty("perLook").GetDouble(), 12);
        Assert.All(few.GetProperty("columns").EnumerateArray(), column => Assert.Equal(0.001, column.GetProperty("threshold").GetDouble(), 12));
        Assert.All(many.GetProperty("columns").EnumerateArray(), column => Assert.Equal(0.1, column.GetProperty("threshold").GetDouble(), 12));
    }

    [Fact]
    public async Task Sketches_say_how_far_they_may_be_off_and_are_no_further()
    {
        var (held, sketched) = (await JsonAsync("--except", "late", "--exact"), await JsonAsync("--except", "late", "--sketch"));
        Assert.Equal((false, true), (held.GetProperty("sketched").GetBoolean(), sketched.GetProperty("sketched").GetBoolean()));
        var rows = held.GetProperty("columns").EnumerateArray().ToDictionary(column => column.GetProperty("name").GetString()!);
        foreach (var column in sketched.GetProperty("columns").EnumerateArray())
        {
            var (name, isNumber) = (column.GetProperty("name").GetString()!, column.GetProperty("type").GetString() == "number");
            double Off(string distance) => Math.Abs(column.GetProperty("distances").GetProperty(distance).GetDouble() - rows[name].GetProperty("distances").GetProperty(distance).GetDouble());
            Assert.InRange(Off("jensenShannon"), 0, isNumber ? column.GetProperty("errors").GetProperty("jensenShannon").GetDouble() + 1e-9 : 1e-9);
            Assert.Equal(rows[name].GetProperty("missing").ToString(), column.GetProperty("missing").ToString());
        }
    }

    [Fact]
    public async Task Above_a_million_rows_columns_are_sketched_unless_rows_are_asked_for()
    {
        var (few, many) = (Path.Combine(root, "few.csv"), Path.Combine(root, "many.csv"));
        await File.WriteAllTextAsync(few, "a\n1\n2\n3\n", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(many, "a\n" + string.Concat(Enumerable.Repeat("1\n2\n", 500_001)), TestContext.Current.CancellationToken);
        Assert.Contains("Columns were sketched", (await CommandLine.RunAsync("drift", "--reference", few, "--current", many)).Out, StringComparison.Ordinal);
        Assert.DoesNotContain("Columns were sketched", (await CommandLine.RunAsync("drift", "--reference", few, "--current", many, "--exact")).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_score_is_estimated_from_the_labels_of_the_reference_and_beside_those_that_are_known()
    {
        var march = (await JsonAsync("--score", "score", "--label", "late")).GetProperty("estimated");
        Assert.Equal(("shift-aware", 1200, 0), (march.GetProperty("method").GetString(), march.GetProperty("currentRows").GetInt32(), march.GetProperty("labelledRows").GetInt32()));
        var accuracy = march.GetProperty("metrics").EnumerateArray().First();
        Assert.InRange(Math.Abs(accuracy.GetProperty("estimated").GetDouble() - accuracy.GetProperty("reference").GetDouble()), 0, 0.05);
        Assert.Equal(JsonValueKind.Null, accuracy.GetProperty("realised").ValueKind);
        var (_, text, _) = await CommandLine.RunAsync("drift", "--reference", Sample("march.csv"), "--current", Sample("march.csv"), "--score", "score", "--label", "late", "--columns", "carrier", "--json");
        using var same = JsonDocument.Parse(text);
        var alone = same.RootElement.GetProperty("estimated");
        Assert.Equal(("cbpe", 1500), (alone.GetProperty("method").GetString(), alone.GetProperty("labelledRows").GetInt32()));
        Assert.All(alone.GetProperty("metrics").EnumerateArray(), metric => Assert.Equal(metric.GetProperty("reference").GetDouble(), metric.GetProperty("realised").GetDouble(), 12));
    }

    [Fact]
    public async Task The_page_is_well_formed_loads_nothing_and_has_a_picture_of_every_column()
    {
        var file = Path.Combine(root, "drift.html");
        var (_, text, _) = await CommandLine.RunAsync("drift", "--reference", Sample("march.csv"), "--current", Sample("april.csv"), "--score", "score", "--label", "late", "--report", file);
        Assert.Contains($"Report: {file}", text, StringComparison.Ordinal);
        var page = Pages.Parse(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
        Assert.Equal(5, page.Descendants().Count(one => one.Name.LocalName == "figure" && one.Descendants().Any(part => part.Name.LocalName == "svg")));
        Assert.DoesNotContain(page.Descendants(), one => one.Name.LocalName is "script" or "link" or "img" || one.Attributes().Any(attribute => attribute.Name.LocalName == "src"));
        var ids = page.Descendants().Attributes("id").Select(id => id.Value).ToList();
        Assert.Equal(ids.Distinct().Count(), ids.Count);
    }

    [Theory]
    [InlineData("a,b\n1,x\n2,y\n", "a\n1\n2\n", "Column 'b' is in '{reference}' and not in '{current}', which has: 'a'. Add it, or leave it out with --except b.")]
    [InlineData("a\n1\n2\n", "a\n", "has columns and no row")]
    [InlineData("a,b\n1,2\n2,3\n", "a,b\n1,\n2,\n", "Column 'b'")]
    [InlineData("a\n1\n2\n", "a\nx\ny\n", "Column 'a' is BIGINT in '{reference}' and VARCHAR in '{current}'. Write it alike in both, compare it as categories with --categorical a")]
    [InlineData("a\n1.5\n2\n", "a\n1.5\ninf\n", "Column 'a' of '{current}' holds an infinity")]
    [InlineData("a\n1\n2\n", "a\n1\n", "Column 'a' of '{current}' has 1 value; 2 are needed.")]
    public async Task What_cannot_be_compared_is_named_with_a_remedy(string reference, string current, string message)
    {
        var (first, second) = (Path.Combine(root, "first.csv"), Path.Combine(root, "second.csv"));
        await File.WriteAllTextAsync(first, reference, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(second, current, TestContext.Current.CancellationToken);
        var (code, text, error) = await CommandLine.RunAsync("drift", "--reference", first, "--current", second);
        Assert.Equal((1, ""), (code, text));
        Assert.Contains(message.Replace("{reference}", first, StringComparison.Ordinal).Replace("{current}", second, StringComparison.Ordinal), error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_column_without_values_and_one_with_a_category_too_many_are_named()
    {
        var (first, second) = (Path.Combine(root, "first.csv"), Path.Combine(root, "second.csv"));
        await File.WriteAllTextAsync(first, "a,b\nx,\ny,\n", TestContext.Current.CancellationToken);
        var (_, _, error) = await CommandLine.RunAsync("drift", "--reference", first, "--current", first, "--categorical", "b");
        Assert.Contains($"Column 'b' of '{first}' has no value: all rows are missing.", error, StringComparison.Ordinal);
        await File.WriteAllLinesAsync(second, Enumerable.Range(0, 100_002).Select(row => row == 0 ? "id" : $"r{row}"), TestContext.Current.CancellationToken);
        (_, _, error) = await CommandLine.RunAsync("drift", "--reference", second, "--current", second);
        Assert.Contains("has more than 100,000 categories", error, StringComparison.Ordinal);
        Assert.Equal(0, (await CommandLine.RunAsync("drift", "--reference", second, "--current", second, "--sketch", "--exit-code")).Code);
    }

    [Theory]
    [InlineData("--columns", "gone", 1, "Column 'gone' is neither in")]
    [InlineData("--false-alarms", "rarely", 1, "--false-alarms is 'rarely'")]
    [InlineData("--look", "often", 1, "--look is 'often'")]
    [InlineData("--score", "score", 2, "")]
    public async Task A_wrong_option_is_named(string option, string value, int code, string message)
    {
        var found = await CommandLine.RunAsync("drift", "--reference", Sample("march.csv"), "--current", Sample("april.csv"), option, value);
        Assert.Equal(code, found.Code);
        Assert.Contains(message, found.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Parquet_is_read_and_a_missing_file_is_named()
    {
        var flights = Path.Combine(Root(AppContext.BaseDirectory), "samples", "flights", "flights-2001.parquet");
        var (code, text, _) = await CommandLine.RunAsync("drift", "--reference", flights, "--current", flights, "--columns", "distance,origin", "--exit-code");
        Assert.Equal(0, code);
        Assert.StartsWith("None of 2 columns drifted.", text, StringComparison.Ordinal);
        Assert.Contains("does not exist", (await CommandLine.RunAsync("drift", "--reference", flights, "--current", "gone.csv")).Error, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    private static async Task<JsonElement> JsonAsync(params string[] more)
    {
        var (_, text, error) = await CommandLine.RunAsync(["drift", "--reference", Sample("march.csv"), "--current", Sample("april.csv"), "--json", .. more]);
        Assert.Equal("", error);
        using var json = JsonDocument.Parse(text);
        return json.RootElement.Clone();
    }

    private static string Root(string folder) => File.Exists(Path.Combine(folder, "Perennial.slnx")) ? folder : Root(Path.GetDirectoryName(folder)!);
}
