using System.Diagnostics.CodeAnalysis;

namespace Perennial.Adapters.Yaml;

/// <summary>What a model file says, by path (<c>features[0].name</c>); keys it leaves out have their defaults.</summary>
internal sealed class ModelFileValues
{
    private readonly Dictionary<string, (object? Value, Place At)> _found = [];

    /// <summary>Keeps a value; a null value stands for a section, or for a value that is wrong.</summary>
    public void Add(string path, object? value, Place at) => _found[path] = (value, at);

    /// <summary>Whether the file has the key, right or wrong.</summary>
    public bool Has(string path) => _found.ContainsKey(path);

    public Place At(string path) => _found[path].At;

    /// <summary>The valid value, or the default; false when there is neither.</summary>
    public bool TryGet<T>(string path, [MaybeNullWhen(false)] out T value) where T : notnull
    {
        object? raw = _found.TryGetValue(path, out var found) ? found.Value : ModelKeys.Find(path)?.DefaultValue;
        value = raw is T typed ? typed : default;
        return raw is T;
    }

    public T Get<T>(string path) where T : notnull =>
        TryGet<T>(path, out T? value) ? value : throw new InvalidOperationException($"{path} has no value of {typeof(T).Name}.");

    public T? Optional<T>(string path) where T : struct => TryGet(path, out T value) ? value : null;

    public string? OptionalText(string path) => Find<string>(path);

    /// <summary>The valid value, or the default; null when there is neither.</summary>
    public T? Find<T>(string path) where T : class => TryGet<T>(path, out T? value) ? value : null;

    /// <summary>The paths of a list's items.</summary>
    public IEnumerable<string> Items(string path) =>
        Enumerable.Range(0, TryGet(path, out int count) ? count : 0).Select(index => $"{path}[{index}]");
}
