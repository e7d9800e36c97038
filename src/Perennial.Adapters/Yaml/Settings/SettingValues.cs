namespace Perennial.Adapters.Yaml.Settings;

/// <summary>What a settings file says, defaults included.</summary>
public sealed class SettingValues
{
    private readonly IReadOnlyDictionary<string, SettingKey> _keys;
    private readonly IReadOnlyDictionary<string, object> _values;

    internal SettingValues(IReadOnlyList<SettingKey> keys, IReadOnlyDictionary<string, object> values) =>
        (_keys, _values) = (keys.ToDictionary(key => key.Path, StringComparer.Ordinal), values);

    /// <summary>The value of a key that has a default or was set.</summary>
    public T Of<T>(string path) => (T)Find(path)!;

    /// <summary>The value of a key; the type's default where it is neither set nor has one.</summary>
    public T? Maybe<T>(string path) => Find(path) is { } value ? (T)value : default;

    /// <summary>The values of a key that may have several; empty where it is not set.</summary>
    public IReadOnlyList<T> All<T>(string path) => Find(path) is object[] several ? [.. several.Cast<T>()] : Find(path) is T one ? [one] : [];

    /// <summary>The sections under a path whose keys are <c>PATH[].KEY</c>; empty where there are none.</summary>
    public IReadOnlyList<SettingValues> Sections(string path) => _values.TryGetValue(path, out object? value) ? (SettingValues[])value : [];

    private object? Find(string path)
    {
        SettingKey key = _keys[path];
        return _values.TryGetValue(path, out object? value) ? value
            : key.Default is null ? null : key.Form.Read(new ScalarNode(default, key.Default, plain: true)).Value;
    }
}
