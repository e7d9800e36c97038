using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Perennial.Terms;

namespace Perennial.Adapters.Processes;

/// <summary>Reads the JSON files of the trainer contract.</summary>
internal static class ContractFile
{
    /// <exception cref="FaultException">The file is missing, or not what it should be.</exception>
    public static T Read<T>(string path, JsonTypeInfo<T> type)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(path), type) ?? throw new JsonException("It holds null.");
        }
        catch (Exception fault) when (fault is JsonException or IOException)
        {
            throw new FaultException($"{path} cannot be read: {fault.Message} Lay the folder out as the trainer contract says.", fault);
        }
    }

    /// <summary>The file's content; null when it is missing or cut short.</summary>
    public static T? TryRead<T>(string path, JsonTypeInfo<T> type) where T : class
    {
        try
        {
            return File.Exists(path) ? JsonSerializer.Deserialize(File.ReadAllBytes(path), type) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
