using System.Text.Json;

namespace Perennial.App.Tests.Commands;

[Collection(CommandLine.Turns)]
public sealed class RegisterCommandTests
{
    [Fact]
    public async Task A_version_is_registered_once()
    {
        using var house = await ImportedHouse.OpenAsync();
        var (code, text, _) = await house.RunAsync("register", ImportedHouse.Model, "--flavour", "external", "--json");
        Assert.Equal(0, code);
        var json = JsonDocument.Parse(text).RootElement;
        Assert.False(json.GetProperty("isNew").GetBoolean());
        Assert.Equal("champion", json.GetProperty("state").GetString());
        Assert.Single(house.State().Registry.Versions);
    }

    [Fact]
    public async Task A_constant_is_a_version_that_is_scored_beside_the_champion()
    {
        using var house = await ImportedHouse.OpenAsync();
        var (code, text, error) = await house.RunAsync("register", ImportedHouse.Model, "--constant", "0.3", "--name", "three in ten");
        Assert.True(code == 0, text + error);
        Assert.Contains("perennial promote --model letters 2", text, StringComparison.Ordinal);
        await house.RunAsync("import", ImportedHouse.Model, house.Predictions(), "--what", "predictions", "--labels", house.Labels(), "--arrived-at", "known");
        await house.RunAsync("turn");
        var first = house.State().Monitor.Cohorts[0];
        Assert.Equal(-((0.3 * Math.Log(0.3)) + (0.7 * Math.Log(0.7))), first.LossOf(2)!.Value, 1e-9);
        Assert.Equal(first.Served!.Mean, first.LossOf(1)!.Value, 1e-12);
        Assert.Equal(0, (await house.RunAsync("promote", "2")).Code);
        Assert.Equal(2, house.State().Registry.Champion);
    }

    [Fact]
    public async Task Rules_are_a_version_that_answers()
    {
        using var house = await ImportedHouse.OpenAsync();
        var (code, text, error) = await house.RunAsync("register", ImportedHouse.Model, "--rule", "grams > 20: 0.8", "--rule", "stamp = red: 0.6", "--constant", "0.3", "--name", "by hand");
        Assert.True(code == 0, text + error);
        Assert.Equal(0, (await house.RunAsync("promote", "2")).Code);
        Assert.Equal((2, "rule"), (house.State().Registry.Champion, house.State().Registry.Version(2).Flavour));
        Assert.Contains("Give --constant ANSWER with --rule", (await house.RunAsync("register", ImportedHouse.Model, "--rule", "grams > 20: 0.8")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_on_a_server_that_nobody_allowed_is_no_version()
    {
        using var house = await ImportedHouse.OpenAsync();
        var (code, _, error) = await house.RunAsync("register", ImportedHouse.Model, "--remote", "elsewhere/m/3");
        Assert.NotEqual(0, code);
        Assert.Contains("The server 'elsewhere' may not be asked", error, StringComparison.Ordinal);
        Assert.Single(house.State().Registry.Versions);
        Assert.Contains("Give --remote NAME", (await house.RunAsync("register", ImportedHouse.Model, "--flavour", "remote")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_rows_it_was_trained_on_are_what_later_rows_are_held_against()
    {
        using var house = await ImportedHouse.DeclaredAsync();
        var (code, text, error) = await house.RunAsync(
            "register", ImportedHouse.Model, "--flavour", "external", "--promote", "--since", house.Day(10), "--trained-on", house.Predictions("train.csv", 0, 10));
        Assert.True(code == 0, text + error);
        await house.RunAsync("import", ImportedHouse.Model, house.Predictions("later.csv", 10), "--what", "predictions", "--labels", house.Labels(from: 10), "--arrived-at", "known");
        await house.RunAsync("turn");
        var signals = house.State().Monitor.Signals!;
        Assert.Equal((1_000, 1_000), (signals.Drift[0].ReferenceRows, house.State().Registry.Version(1).TrainingRows));
        Assert.Equal(100, signals.Quality.Single(signal => signal.Check == "volume").Reference);
        Assert.Equal(0, (await house.RunAsync("verify")).Code);
    }

    [Fact]
    public async Task A_program_that_the_owner_allowed_is_scored_beside_the_champion()
    {
        using var house = await ImportedHouse.OpenAsync();
        string[] register = ["register", ImportedHouse.Model, "--flavour", "command", "--scorer", "halves"];
        Assert.Contains("The scorer 'halves' may not be started", (await house.RunAsync(register)).Error, StringComparison.Ordinal);
        await File.WriteAllTextAsync(Path.Combine(house.Data, "commands.yaml"), "scorers: { halves: [/bin/sed, 's/.*/0.5/'] }\n", TestContext.Current.CancellationToken);
        var (code, text, error) = await house.RunAsync(register);
        Assert.True(code == 0, text + error);
        await house.RunAsync("import", ImportedHouse.Model, house.Predictions(to: 3), "--what", "predictions", "--labels", house.Labels(to: 3), "--arrived-at", "known");
        await house.RunAsync("turn");
        Assert.All(house.State().Monitor.Cohorts, cohort => Assert.Equal(Math.Log(2), cohort.LossOf(2) ?? Math.Log(2), 1e-9));
        Assert.NotNull(house.State().Monitor.Cohorts[0].LossOf(2));
    }

    [Fact]
    public async Task An_artifact_that_cannot_be_loaded_never_becomes_a_version()
    {
        using var house = await ImportedHouse.OpenAsync();
        await File.WriteAllBytesAsync(house.At("model.onnx"), [1, 2, 3], TestContext.Current.CancellationToken);
        var (code, _, error) = await house.RunAsync("register", ImportedHouse.Model, "--artifact", house.At("model.onnx"));
        Assert.Equal(1, code);
        Assert.Contains("probed in a process of its own", error, StringComparison.Ordinal);
        Assert.Contains("ONNX Runtime does not take its model.onnx", error, StringComparison.Ordinal);
        Assert.Single(house.State().Registry.Versions);
        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.Combine(house.Data, "runs")));
    }

    [Theory]
    [InlineData("--flavour is 'pmml'. Allowed: lightgbm, onnx", "--flavour", "pmml")]
    [InlineData("Nothing says what is registered", "--name", "x")]
    [InlineData("There is no artifact", "--artifact", "nowhere.onnx")]
    [InlineData("Give --scorer NAME", "--flavour", "command")]
    [InlineData("[1.5] is no answer of 'letters'", "--constant", "1.5")]
    [InlineData("--since says since when a champion has answered", "--flavour", "external", "--since", "2026-01-01")]
    [InlineData("which is still to come", "--flavour", "external", "--promote", "--since", "2999-01-01")]
    public async Task What_cannot_be_registered_says_why(string says, params string[] line)
    {
        using var house = await ImportedHouse.DeclaredAsync();
        var (code, _, error) = await house.RunAsync(["register", ImportedHouse.Model, .. line]);
        Assert.Equal(1, code);
        Assert.Contains(says, error, StringComparison.Ordinal);
    }
}
