using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Perennial.Adapters.Yaml;

/// <summary>The JSON Schema of the model file, for editors, made from <see cref="ModelKeys"/>.</summary>
public static class ModelFileSchema
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>
    /// The schema, draft 2020-12, with a line break at its end. It knows shapes, words and ranges of numbers; ranges of durations and
    /// rules between keys are checked by <see cref="ModelFile"/> alone.
    /// </summary>
    public static string Json()
    {
        JsonObject schema = new()
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = "Perennial model file",
        };
        foreach ((string word, JsonNode? value) in Section(string.Empty))
        {
            schema[word] = value?.DeepClone();
        }

        return schema.ToJsonString(Indented) + "\n";
    }

    private static JsonObject Section(string path)
    {
        ModelKey[] keys = [.. ModelKeys.Below(path)];
        JsonObject section = new()
        {
            ["type"] = "object",
            ["additionalProperties"] = false,
            ["properties"] = new JsonObject(keys.Select(key => KeyValuePair.Create(key.Name, (JsonNode?)Property(key)))),
        };
        if (Array.Exists(keys, key => key.Required))
        {
            section["required"] = new JsonArray([.. keys.Where(key => key.Required).Select(key => JsonValue.Create(key.Name))]);
        }

        return section;
    }

    private static JsonObject Property(ModelKey key)
    {
        JsonObject property = (key.Shape, key.Form) switch
        {
            (KeyShape.Value, not null) => key.Form.Schema(),
            (KeyShape.Section, not null) => new() { ["anyOf"] = new JsonArray(key.Form.Schema(), Section(key.Path)) },
            (KeyShape.Section, _) => Section(key.Path),
            (KeyShape.Sections, _) => List(key),
            (KeyShape.Values, not null) when key.Single is not null => new() { ["anyOf"] = new JsonArray(key.Single.Schema(), new JsonObject { ["type"] = "array", ["items"] = key.Form.Schema() }) },
            (KeyShape.Values, not null) => new() { ["type"] = "array", ["items"] = key.Form.Schema() },
            _ => new() { ["type"] = "object", ["additionalProperties"] = Setting() },
        };
        property["description"] = key.Meaning;
        if (key.Default is not null && key.Form is not null)
        {
            property["default"] = Default(property, key.Default);
        }

        return property;
    }

    private static JsonObject List(ModelKey key)
    {
        JsonObject item = Section(key.Path + "[]");
        if (key.Required)
        {
            return new() { ["type"] = "array", ["minItems"] = 1, ["items"] = item };
        }

        if (!key.OneEach)
        {
            return new() { ["type"] = "array", ["items"] = item };
        }

        item["minProperties"] = 1;
        item["maxProperties"] = 1;
        return new() { ["type"] = "array", ["items"] = item };
    }

    private static JsonObject Setting() => new() { ["type"] = new JsonArray("string", "number", "boolean") };

    private static JsonNode? Default(JsonObject property, string text) =>
        property["type"]?.GetValue<string>() is "number" or "integer" or "boolean" ? JsonNode.Parse(text) : JsonValue.Create(text);
}
