using System.Text.Json;
using Perennial.Monitor;
using Perennial.Registry;

namespace Perennial.App.Tests.Commands;

[Collection(CommandLine.Turns)]
public sealed class ApplyCommandTests
{
    [Fact]
    public async Task Applying_the_same_file_again_changes_nothing()
    {
        using var house = new TestHouse();
        var (code, text, _) = await house.RunAsync("apply", "-f", house.ModelFile, "--as", "anna");
        Assert.Equal(0, code);
        Assert.Contains("costs.retrain: 25", text, StringComparison.Ordinal);
        Assert.Contains("at least 0.0083 over the next 30 days at 1,000 predictions a day", text, StringComparison.Ordinal);
        Assert.Contains("Nothing changes", (await house.RunAsync("apply", "-f", house.ModelFile)).Out, StringComparison.Ordinal);
        Assert.Equal("anna", Assert.Single(house.History()).Event.Actor);
    }

    [Fact]
    public async Task A_retrain_that_cannot_pay_is_warned_of_and_declared_all_the_same()
    {
        using var house = new TestHouse();
        File.WriteAllText(house.ModelFile, TestHouse.Yaml.Replace("retrain: 25", "retrain: 25000", StringComparison.Ordinal));
        var (code, text, _) = await house.RunAsync("apply", "-f", house.ModelFile);
        Assert.Equal(0, code);
        Assert.Contains("Warning: A retrain cannot pay for itself: it would have to lower log_loss by 8.3333", text, StringComparison.Ordinal);
        Assert.Equal(25_000, house.State().Registry.Declared().Costs.Retrain);
    }

    [Fact]
    public async Task A_change_is_shown_and_journaled_at_the_traffic_that_is_known()
    {
        using var house = new TestHouse();
        house.Append(new ModelDeclared(TestHouse.Declaration()), new CohortMeasured(TestHouse.Cohort(1, 1)));
        File.WriteAllText(house.ModelFile, TestHouse.Yaml.Replace("retrain: 25", "retrain: 50", StringComparison.Ordinal));
        var (_, text, _) = await house.RunAsync("apply", "-f", house.ModelFile);
        Assert.Contains("costs.retrain: 25 -> 50", text, StringComparison.Ordinal);
        Assert.Contains("0.0083 over the next 30 days at 2,000 predictions a day.", text, StringComparison.Ordinal);
        Assert.Equal(50, house.State().Registry.Declared().Costs.Retrain);
    }

    [Fact]
    public async Task A_dry_run_creates_nothing()
    {
        using var house = new TestHouse();
        var (code, text, _) = await house.RunAsync("apply", "-f", house.ModelFile, "--dry-run", "--json");
        Assert.Equal(0, code);
        Assert.True(JsonDocument.Parse(text).RootElement.GetProperty("dryRun").GetBoolean());
        Assert.False(Directory.Exists(house.Data));
    }

    [Fact]
    public async Task Every_fault_of_a_file_is_told_at_once()
    {
        using var house = new TestHouse();
        File.WriteAllText(house.ModelFile, TestHouse.Yaml.Replace("loss: 0.1", "loss: -1", StringComparison.Ordinal) + "colour: red\n");
        var (code, _, error) = await house.RunAsync("apply", "-f", house.ModelFile);
        Assert.Equal(2, code);
        Assert.Contains("costs.loss", error, StringComparison.Ordinal);
        Assert.Contains("colour", error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(house.Data));
    }
}
