namespace Perennial.Adapters.Yaml.Settings;

/// <summary>One key of a settings file: a row of the table that the reader, the environment and the reference share.</summary>
public sealed record SettingKey
{
    /// <summary>In the path of a key that a list of sections has: <c>notify[].url</c>.</summary>
    public const string Each = "[].";

    private SettingKey(string path, Form form, string? initial, string meaning) => (Path, Form, Default, Meaning) = (path, form, initial, meaning);

    /// <summary>From the top of the file, with dots, such as <c>body.limit</c>.</summary>
    public string Path { get; }

    /// <summary>The value when the key is absent, as a file would write it; null when there is none.</summary>
    public string? Default { get; }

    /// <summary>What the key says: sentences.</summary>
    public string Meaning { get; }

    /// <summary>What may be written, with its range.</summary>
    public string Allowed => Form.Allowed;

    /// <summary>Whether a list of such values may be written. The default is false.</summary>
    public bool Several { get; init; }

    /// <summary>Whether a section of a list must have it. The default is false.</summary>
    public bool Required { get; init; }

    /// <summary>Whether it is of a section of a list: then no variable overrides it.</summary>
    public bool OfList => Path.Contains(Each, StringComparison.Ordinal);

    /// <summary>The variable of the environment that overrides the file: <c>body.limit</c> is <c>PERENNIAL_BODY_LIMIT</c>.</summary>
    public string Variable => "PERENNIAL_" + Path.Replace('.', '_').ToUpperInvariant();

    internal Form Form { get; }

    /// <summary>A key with a duration.</summary>
    public static SettingKey Duration(string path, string? initial, string meaning) => new(path, new Duration(TimeSpan.FromSeconds(1)), initial, meaning);

    /// <summary>A key with a size in bytes.</summary>
    public static SettingKey Size(string path, string? initial, string meaning) => new(path, new Size(), initial, meaning);

    /// <summary>A key with a whole number.</summary>
    public static SettingKey Count(string path, string? initial, string meaning, long atLeast = 0) => new(path, new WholeNumber(atLeast), initial, meaning);

    /// <summary>A key with true or false.</summary>
    public static SettingKey Switch(string path, string? initial, string meaning) => new(path, new Switch(), initial, meaning);

    /// <summary>A key with one of a few words.</summary>
    public static SettingKey Choice(string path, string[] words, string? initial, string meaning) => new(path, Yaml.Choice.Of(words), initial, meaning);

    /// <summary>A key with a URL of http or https.</summary>
    public static SettingKey Url(string path, string? initial, string meaning) => new(path, new Url(), initial, meaning);

    /// <summary>A key with any text.</summary>
    public static SettingKey Text(string path, string? initial, string meaning) => new(path, new AnyText(), initial, meaning);
}
