using Perennial.Adapters.Yaml;
using Perennial.Adapters.Yaml.Settings;

namespace Perennial.Adapters.Tests.Yaml.Settings;

public sealed class SettingsFileTests : IDisposable
{
    private static readonly IReadOnlyList<SettingKey> Keys =
    [
        SettingKey.Url("listen", "http://127.0.0.1:1", "Where.") with { Several = true },
        SettingKey.Duration("turn.every", "10s", "How often."),
        SettingKey.Size("limit", "32MB", "How long."),
        SettingKey.Text("name", null, "Who."),
    ];

    private readonly string file = Path.GetTempFileName();

    [Fact]
    public void A_file_that_is_missing_sets_nothing()
    {
        var values = SettingsFile.Read(file + ".missing", Keys, _ => null);
        Assert.Equal(TimeSpan.FromSeconds(10), values.Of<TimeSpan>("turn.every"));
        Assert.Equal([new Uri("http://127.0.0.1:1")], values.All<Uri>("listen"));
        Assert.Null(values.Maybe<string>("name"));
    }

    [Fact]
    public void What_it_says_is_taken_and_the_environment_overrides_it()
    {
        var values = Read("listen: [http://a:1, http://b:2]\nturn: { every: 1m }\nlimit: 1MB\n", name => name == "PERENNIAL_TURN_EVERY" ? "2m" : null);
        Assert.Equal(2, values.All<Uri>("listen").Count);
        Assert.Equal(TimeSpan.FromMinutes(2), values.Of<TimeSpan>("turn.every"));
        Assert.Equal(1L << 20, values.Of<long>("limit"));
    }

    [Fact]
    public void A_list_comes_from_the_environment_with_commas() =>
        Assert.Equal(2, Read(string.Empty, name => name == "PERENNIAL_LISTEN" ? "http://a:1, http://b:2" : null).All<Uri>("listen").Count);

    [Fact]
    public void Every_fault_is_told_at_once_with_its_line_and_remedy()
    {
        var faults = Assert.Throws<ModelFileFaults>(() => Read("listn: http://a:1\nturn: { every: 10 }\nlimit: [1MB]\nname: x\nname: y\n", name => name == "PERENNIAL_LIMIT" ? "many" : null));
        Assert.Equal(
            ["1 listn", "2 turn.every", "3 limit", "5 name", "0 PERENNIAL_LIMIT"],
            faults.Faults.Select(fault => $"{fault.Line} {fault.Key}"));
        Assert.Contains("Did you mean listen?", faults.Message, StringComparison.Ordinal);
    }

    public void Dispose() => File.Delete(file);

    private SettingValues Read(string text, Func<string, string?> environment)
    {
        File.WriteAllText(file, text);
        return SettingsFile.Read(file, Keys, environment);
    }
}
