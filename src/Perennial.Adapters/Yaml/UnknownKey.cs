namespace Perennial.Adapters.Yaml;

/// <summary>Words for a key that the table does not have.</summary>
internal static class UnknownKey
{
    public static string Remedy(string parent, string name)
    {
        string[] known = [.. ModelKeys.Below(parent).Select(key => key.Name)];
        string meant = EditDistance.DidYouMean(name, known);
        ModelKey? elsewhere = ModelKeys.All.FirstOrDefault(key => key.Name == name || key.Path == name);
        return meant.Length > 0 ? meant.TrimEnd()
            : elsewhere is not null ? $"Its place is {elsewhere.Path}."
            : $"Allowed here: {string.Join(", ", known)}.";
    }
}
