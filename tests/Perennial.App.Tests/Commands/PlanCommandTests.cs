using System.Text.Json;
using Perennial.Monitor;
using Perennial.Registry;

namespace Perennial.App.Tests.Commands;

[Collection(CommandLine.Turns)]
public sealed class PlanCommandTests
{
    private const string Costs = "costs: { currency: USD, loss: 0.1, retrain: 25 }\n";

    [Fact]
    public async Task A_plan_leaves_every_byte_of_the_folder_as_it_was()
    {
        using var house = await LoggedHouse.OpenAsync();
        await File.WriteAllTextAsync(house.ModelFile, LoggedHouse.Yaml.Replace("retrain: 2500", "retrain: 50", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        var before = house.Bytes();
        Assert.True(before.Count > 3);
        var (code, text, _) = await house.RunAsync("plan", "-f", house.ModelFile, "--exit-code");
        Assert.Equal(10, code);
        Assert.Contains("costs.retrain: 2500 -> 50", text, StringComparison.Ordinal);
        Assert.Contains("Nothing was written.", text, StringComparison.Ordinal);
        Assert.Equal(before, house.Bytes());
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_not_created()
    {
        using var house = new TestHouse();
        var (code, text, _) = await house.RunAsync("plan", "-f", house.ModelFile, "--json");
        Assert.Equal(0, code);
        using var json = JsonDocument.Parse(text);
        Assert.True(json.RootElement.GetProperty("isNew").GetBoolean());
        Assert.Empty(json.RootElement.GetProperty("warnings").EnumerateArray());
        Assert.False(Directory.Exists(house.Data));
    }

    [Fact]
    public async Task What_is_declared_already_changes_nothing()
    {
        using var house = new TestHouse();
        await house.RunAsync("apply", "-f", house.ModelFile);
        var (code, text, _) = await house.RunAsync("plan", "-f", house.ModelFile, "--exit-code");
        Assert.Equal(0, code);
        Assert.Contains("Nothing changes", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_file_ends_with_2()
    {
        using var house = new TestHouse();
        File.WriteAllText(house.ModelFile, TestHouse.Yaml + "colour: red\n");
        Assert.Equal(2, (await house.RunAsync("plan", "-f", house.ModelFile)).Code);
    }

    [Theory]
    [InlineData(Costs, "", "Nothing retrains this model after its first version")]
    [InlineData("task: binary", "task: binary\nmode: watch", "The mode is watch")]
    [InlineData("task: binary", "task: binary\nmode: advise", "The mode is advise")]
    [InlineData("retrain: 25", "retrain: 25000", "A retrain cannot pay for itself: it would have to lower log_loss by 8.3333")]
    [InlineData("retrain: 25", "retrain: 2500", "A retrain cannot pay for itself: it would have to lower log_loss by 0.8333 over 30 days at 1,000 predictions a day, and what answering one half every time loses is 0.6931.")]
    public async Task What_may_not_be_meant_is_told(string said, string instead, string warning)
    {
        using var house = new TestHouse();
        File.WriteAllText(house.ModelFile, TestHouse.Yaml.Replace(said, instead, StringComparison.Ordinal));
        Assert.Contains("Warning: " + warning, (await house.RunAsync("plan", "-f", house.ModelFile)).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_retrain_must_bring_is_compared_with_what_is_lost_now()
    {
        using var house = new TestHouse();
        house.Append(new ModelDeclared(TestHouse.Declaration()), new CohortMeasured(TestHouse.Cohort(1, 1)));
        File.WriteAllText(house.ModelFile, TestHouse.Yaml.Replace("retrain: 25", "retrain: 3000", StringComparison.Ordinal));
        Assert.Contains("what is lost now is 0.4500", (await house.RunAsync("plan", "-f", house.ModelFile)).Out, StringComparison.Ordinal);
        File.WriteAllText(house.ModelFile, TestHouse.Yaml.Replace("retrain: 25", "retrain: 2000", StringComparison.Ordinal));
        Assert.DoesNotContain("Warning", (await house.RunAsync("plan", "-f", house.ModelFile)).Out, StringComparison.Ordinal);
    }
}
