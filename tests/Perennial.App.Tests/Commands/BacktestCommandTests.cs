using System.Globalization;
using System.Text.Json;
using Perennial.App.Tests.Report;

namespace Perennial.App.Tests.Commands;

[Collection(CommandLine.Turns)]
public sealed class BacktestCommandTests : IDisposable
{
    private const int Batches = 40;
    private const int Jump = 15;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("perennial-backtest-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task The_json_names_the_cheapest_schedules_and_every_policy_from_the_cheapest()
    {
        var (code, text, _) = await CommandLine.RunAsync("backtest", "--matrix", Matrix(), "--alpha", "0.5", "--json");
        Assert.Equal(0, code);
        using var json = JsonDocument.Parse(text);
        var root = json.RootElement;
        Assert.Equal((0.5, 36, 3, 250), (root.GetProperty("alpha").GetDouble(), root.GetProperty("batches").GetInt32(), root.GetProperty("window").GetInt32(), root.GetProperty("rows").GetInt32()));
        Assert.True(root.GetProperty("oracleWithReuse").GetProperty("exact").GetBoolean());
        Assert.Equal(1, root.GetProperty("oracle").GetProperty("retrains").GetInt32());
        var policies = root.GetProperty("policies").EnumerateArray().ToList();
        Assert.Equal(policies.Select(one => one.GetProperty("cost").GetDouble()).Order(), policies.Select(one => one.GetProperty("cost").GetDouble()));
        var (money, oracle) = (policies.Single(one => one.GetProperty("name").GetString() == "money"), root.GetProperty("oracle").GetProperty("cost").GetDouble());
        Assert.Equal(money.GetProperty("cost").GetDouble() / oracle, money.GetProperty("ratio").GetDouble(), 12);
        Assert.Equal("money", root.GetProperty("recommended").GetString());
        Assert.Equal(JsonValueKind.Null, root.GetProperty("sweep").ValueKind);
    }

    [Fact]
    public async Task For_people_it_says_what_to_do_and_at_other_prices_too()
    {
        var (code, text, _) = await CommandLine.RunAsync("backtest", "--matrix", Matrix(), "--alpha", "0.5", "--sweep");
        Assert.Equal(0, code);
        Assert.StartsWith("Take 'money': over 36 batches it saves ", text, StringComparison.Ordinal);
        Assert.Contains("At other prices", text, StringComparison.Ordinal);
        Assert.Contains("every-16", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_has_the_same_figures_and_three_pictures()
    {
        var (matrix, page) = (Matrix(), Path.Combine(folder.FullName, "page.html"));
        await CommandLine.RunAsync("backtest", "--matrix", matrix, "--alpha", "0.5", "--delay", "1", "--training", "1", "--sweep", "--report", page);
        var (_, text, _) = await CommandLine.RunAsync("backtest", "--matrix", matrix, "--alpha", "0.5", "--delay", "1", "--training", "1", "--json");
        var html = Pages.Parse(await File.ReadAllTextAsync(page, TestContext.Current.CancellationToken));
        using var json = JsonDocument.Parse(text);
        var expected = json.RootElement.GetProperty("policies").EnumerateArray().Select(one => (one.GetProperty("name").GetString()!, one.GetProperty("cost").GetDouble().ToString("0.000", CultureInfo.InvariantCulture)));
        Assert.Equal(expected, Pages.Table(html, "Policies").Select(row => (row[0], row[1])));
        Assert.Equal(5, Pages.Table(html, "Prices").Count);
        Assert.Equal(3, html.Descendants("svg").Count());
        Assert.Empty(html.Descendants("script"));
    }

    [Theory]
    [InlineData("0", "2", "The price of a retrain is 0 batches of loss")]
    [InlineData("0.5", "-1", "labels are late by -1 batches")]
    public async Task Prices_and_delays_that_cannot_be_are_refused(string alpha, string delay, string said)
    {
        var (code, _, error) = await CommandLine.RunAsync("backtest", "--matrix", Matrix(), "--alpha", alpha, "--delay", delay);
        Assert.Equal(1, code);
        Assert.Contains(said, Unbroken(error), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_matrix_that_is_not_there_or_not_whole_is_named()
    {
        var (code, _, error) = await CommandLine.RunAsync("backtest", "--matrix", "no.csv", "--alpha", "1");
        Assert.Equal(1, code);
        Assert.Contains("--matrix 'no.csv' does not exist", Unbroken(error), StringComparison.Ordinal);
        var matrix = Matrix();
        File.WriteAllText(Path.ChangeExtension(matrix, ".json"), "{ batch");
        Assert.Contains("\"batch\", the rows in a batch", Unbroken((await CommandLine.RunAsync("backtest", "--matrix", matrix, "--alpha", "1")).Error), StringComparison.Ordinal);
        File.WriteAllText(matrix, "nan,1,2\nnan,nan\n");
        File.Delete(Path.ChangeExtension(matrix, ".json"));
        Assert.Contains("Line 1 of the matrix has 3 cells, and there are 2 lines", Unbroken((await CommandLine.RunAsync("backtest", "--matrix", matrix, "--alpha", "1")).Error), StringComparison.Ordinal);
    }

    private static string Unbroken(string text) => string.Join(' ', text.Split(['\r', '\n', ' '], StringSplitOptions.RemoveEmptyEntries));

    /// <summary>A jump after the first fifteen batches, and a little that differs from batch to batch.</summary>
    private string Matrix()
    {
        var lines = Enumerable.Range(0, Batches).Select(trained => string.Join(',', Enumerable.Range(0, Batches).Select(batch => trained < 3 || batch <= trained
            ? "nan"
            : (0.1 + (trained <= Jump && batch > Jump ? 0.4 : 0) + (batch % 3 / 100.0)).ToString(CultureInfo.InvariantCulture))));
        var path = Path.Combine(folder.FullName, "matrix.csv");
        File.WriteAllLines(path, lines);
        File.WriteAllText(Path.ChangeExtension(path, ".json"), """{"batch": 250, "window": 3, "B": 40, "fit_s_mean": 0.1}""");
        return path;
    }
}
