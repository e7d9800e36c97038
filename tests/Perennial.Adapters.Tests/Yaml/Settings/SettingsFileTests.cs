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
        SettingKey.Url("tell[].url", null, "Whom.") with { Required = true },
        SettingKey.Choice("tell[].on", ["a", "b"], null, "Of what.") with { Several = true },
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

    [Fact]
    public void A_list_of_sections_is_read_one_by_one_and_one_may_stand_alone()
    {
        var two = Read("tell:\n  - { url: http://a:1, on: [a, b] }\n  - { url: http://b:2 }\n", name => name.Contains("TELL", StringComparison.Ordinal) ? "http://c:3" : null).Sections("tell");
        Assert.Equal(["http://a:1/", "http://b:2/"], two.Select(one => one.Of<Uri>("tell[].url").ToString()));
        Assert.Equal([2, 0], two.Select(one => one.All<string>("tell[].on").Count));
        Assert.Single(Read("tell: { url: http://a:1 }\n", _ => null).Sections("tell"));
        Assert.Empty(Read(string.Empty, _ => null).Sections("tell"));
    }

    [Fact]
    public void A_section_is_told_what_it_lacks_and_what_it_may_not_say()
    {
        var faults = Assert.Throws<ModelFileFaults>(() => Read("tell:\n  - { on: c }\n  - { url: http://a:1, urls: x }\n", _ => null));
        Assert.Equal(["2 tell[].on", "2 tell[].url missing", "3 tell[].urls unknown key"], faults.Faults.Select(fault => $"{fault.Line} {fault.Key} {(fault.Key.EndsWith("on", StringComparison.Ordinal) ? string.Empty : fault.Problem)}".Trim()).Order());
        Assert.Contains("not a list of sections", Assert.Throws<ModelFileFaults>(() => Read("tell: [plain]\n", _ => null)).Message, StringComparison.Ordinal);
    }

    public void Dispose() => File.Delete(file);

    private SettingValues Read(string text, Func<string, string?> environment)
    {
        File.WriteAllText(file, text);
        return SettingsFile.Read(file, Keys, environment);
    }
}
