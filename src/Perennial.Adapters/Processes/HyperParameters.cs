using System.Text.Json;

namespace Perennial.Adapters.Processes;

/// <summary>The content of <c>hyperparameters.json</c>: parameters by name, as strings.</summary>
public static class HyperParameters
{
    /// <summary>Reads them from a trainer's folder.</summary>
    public static IReadOnlyDictionary<string, string> Read(TrainerFolder folder) =>
        ContractFile.Read(folder.HyperParameters, ProcessesJson.Default.SortedDictionaryStringString);

    /// <summary>Writes them into a trainer's folder.</summary>
    public static void Write(TrainerFolder folder, IReadOnlyDictionary<string, string> parameters) =>
        File.WriteAllText(folder.HyperParameters, Json(parameters));

    /// <summary>Them as a JSON object, sorted by name.</summary>
    public static string Json(IReadOnlyDictionary<string, string> parameters) =>
        JsonSerializer.Serialize(Sorted(parameters), ProcessesJson.Default.SortedDictionaryStringString);

    /// <summary>Them as <c>--name value</c>, sorted by name.</summary>
    public static IReadOnlyList<string> Arguments(IReadOnlyDictionary<string, string> parameters) =>
        [.. Sorted(parameters).SelectMany(parameter => new[] { "--" + parameter.Key, parameter.Value })];

    private static SortedDictionary<string, string> Sorted(IReadOnlyDictionary<string, string> parameters)
    {
        var sorted = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach ((string name, string value) in parameters)
        {
            sorted.Add(name, value);
        }

        return sorted;
    }
}
