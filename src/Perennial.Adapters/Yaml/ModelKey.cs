namespace Perennial.Adapters.Yaml;

/// <summary>One key of the model file: a row of the table that the parser, the JSON Schema and the reference share.</summary>
public sealed record ModelKey
{
    private readonly string? _default;

    internal ModelKey(string path, KeyShape shape, Form? form, string meaning) =>
        (Path, Shape, Form, Meaning) = (path, shape, form, meaning);

    /// <summary>From the top of the file, with dots; <c>[]</c> follows a list: <c>rollout[].split.share</c>.</summary>
    public string Path { get; }

    /// <summary>What stands behind the key.</summary>
    public KeyShape Shape { get; }

    /// <summary>What the key says: sentences.</summary>
    public string Meaning { get; }

    /// <summary>Whether the file, or the section that holds the key, must have it. The default is false.</summary>
    public bool Required { get; internal init; }

    /// <summary>Whether every item of the list has just one of its keys. The default is false.</summary>
    public bool OneEach { get; internal init; }

    /// <summary>The value when the key is absent, as a file would write it; null when there is none.</summary>
    public string? Default
    {
        get => _default;
        internal init
        {
            _default = value;
            DefaultValue = Form is null || value is null ? null : Form.Read(new ScalarNode(default, value, plain: true)).Value;
        }
    }

    /// <summary>How the key may look, for a file that got its shape wrong; null for single values.</summary>
    public string? Sample { get; internal init; }

    /// <summary>The last part of <see cref="Path"/>.</summary>
    public string Name => Path[(Path.LastIndexOf('.') + 1)..];

    /// <summary>The path of the section or list item that holds the key; empty at the top.</summary>
    public string Parent => Path[..Math.Max(0, Path.LastIndexOf('.'))];

    /// <summary>What may be written, with its range.</summary>
    public string Allowed => (Shape, Form) switch
    {
        (KeyShape.Value, not null) => Form.Allowed,
        (KeyShape.Values, not null) => $"{(Single is null ? string.Empty : $"{Single.Allowed}, or ")}a list such as {Sample}: {Form.Allowed}",
        (KeyShape.Section, not null) => $"{Form.Allowed}, or {Sample}",
        _ => Sample ?? string.Empty,
    };

    /// <summary>How a single value is written; null when none may stand here.</summary>
    internal Form? Form { get; }

    /// <summary>How a single value is written that may stand in place of the list; null where only a list may.</summary>
    internal Form? Single { get; init; }

    internal object? DefaultValue { get; private init; }
}
