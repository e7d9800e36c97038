using System.Text.RegularExpressions;

namespace Perennial.Adapters.Yaml;

/// <summary>The table of all keys of the model file, in the order in which files are written.</summary>
public static partial class ModelKeys
{
    private static readonly ILookup<string, ModelKey> ByParent;
    private static readonly Dictionary<string, ModelKey> ByPath;

    static ModelKeys()
    {
        All = [.. SignatureKeys.All, .. CalendarKeys.All, .. LogKeys.All, .. TrainKeys.All, .. RetrainKeys.All, .. EvaluateKeys.All, .. FitnessKeys.All, .. GateKeys.All, .. RolloutKeys.All];
        ByParent = All.ToLookup(key => key.Parent);
        ByPath = All.ToDictionary(key => key.Path);
    }

    /// <summary>Every key; a section stands before its keys.</summary>
    public static IReadOnlyList<ModelKey> All { get; }

    /// <summary>The keys right below a section, a list item (<c>features[]</c> or <c>features[3]</c>) or, by "", the file.</summary>
    public static IEnumerable<ModelKey> Below(string path) => ByParent[Generic(path)];

    /// <summary>The key at <paramref name="path"/>, in which list items may be numbered; null when there is none.</summary>
    public static ModelKey? Find(string path) => ByPath.GetValueOrDefault(Generic(path));

    internal static ModelKey Value(string path, Form form, string? defaultText, string meaning) =>
        new(path, KeyShape.Value, form, meaning) { Default = defaultText };

    internal static ModelKey Required(string path, Form form, string meaning) =>
        new(path, KeyShape.Value, form, meaning) { Required = true };

    internal static ModelKey Section(string path, string sample, string meaning) =>
        new(path, KeyShape.Section, null, meaning) { Sample = sample };

    /// <summary>Path of a key below a section; the file itself has the empty path.</summary>
    internal static string Join(string parent, string name) => parent.Length == 0 ? name : $"{parent}.{name}";

    private static string Generic(string path) => Index().Replace(path, "[]");

    [GeneratedRegex(@"\[[0-9]+\]", RegexOptions.CultureInvariant)]
    private static partial Regex Index();
}
