using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Perennial.Registry;

/// <summary>One text for one value: sorted keys, no white space, shortest numbers that read back the same. NaN is refused.</summary>
public static class CanonicalJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        IgnoreReadOnlyProperties = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower), new DigestJsonConverter() },
    };

    /// <summary>Writes a value.</summary>
    public static string Write(object value) =>
        Sorted(JsonSerializer.SerializeToNode(value, value.GetType(), Options))?.ToJsonString() ?? "null";

    /// <summary>Reads a value back.</summary>
    public static T Read<T>(string json) => (T)Read(json, typeof(T));

    /// <summary>Reads a value back.</summary>
    public static object Read(string json, Type type) =>
        JsonSerializer.Deserialize(json, type, Options) ?? throw new JsonException($"Expected a {type.Name}, found null.");

    private static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members
            .OrderBy(member => member.Key, StringComparer.Ordinal)
            .Select(member => KeyValuePair.Create(member.Key, Sorted(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Sorted)]),
        _ => node?.DeepClone(),
    };
}
