namespace Perennial.Adapters.Yaml;

/// <summary>The file that a model file names beside itself.</summary>
public static class HolidaysBeside
{
    /// <summary>The file under <c>calendar.holidays</c>; null where none is named.</summary>
    /// <param name="text">A model file.</param>
    public static string? Named(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Find(Find(YamlTree.Of(text, new FaultList()).Root, "calendar"), "holidays") is ScalarNode { Text.Length: > 0 } file ? file.Text : null;
    }

    /// <summary>Whether a name stays beside the model file: it leads nowhere else.</summary>
    public static bool IsBeside(string name) => name is not ("" or "." or "..") && name.AsSpan().IndexOfAny('/', '\\', '\0') < 0;

    private static YamlNode? Find(YamlNode? node, string key) =>
        node is MappingNode mapping ? mapping.Entries.Where(entry => entry.Key.Text == key).Select(entry => entry.Value).FirstOrDefault() : null;
}
