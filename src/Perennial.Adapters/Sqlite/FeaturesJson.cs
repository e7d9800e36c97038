using System.Text.Encodings.Web;
using System.Text.Json;

namespace Perennial.Adapters.Sqlite;

/// <summary>Features as a compact JSON array, read back bit for bit.</summary>
/// <remarks>JSON has no NaN and no infinities; such a double is an array of its name, <c>["NaN"]</c>.</remarks>
internal static class FeaturesJson
{
    internal static JsonWriterOptions Options { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    internal static void Write(Utf8JsonWriter json, IReadOnlyList<object?> features)
    {
        json.WriteStartArray();
        for (int place = 0; place < features.Count; place++)
        {
            WriteValue(json, features[place]);
        }
        json.WriteEndArray();
    }

    internal static object?[] Read(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty)
        {
            return [];
        }
        List<object?> features = [];
        Utf8JsonReader json = new(text);
        _ = json.Read();
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            features.Add(ReadValue(ref json));
        }
        return [.. features];
    }

    private static void WriteValue(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case double number when double.IsFinite(number):
                json.WriteNumberValue(number);
                break;
            case double number:
                json.WriteStartArray();
                json.WriteStringValue(double.IsNaN(number) ? "NaN" : number > 0 ? "Infinity" : "-Infinity");
                json.WriteEndArray();
                break;
            default:
                json.WriteStringValue((string?)value);
                break;
        }
    }

    private static object? ReadValue(ref Utf8JsonReader json)
    {
        if (json.TokenType != JsonTokenType.StartArray)
        {
            return json.TokenType switch
            {
                JsonTokenType.Number => json.GetDouble(),
                JsonTokenType.String => json.GetString(),
                _ => null,
            };
        }
        _ = json.Read();
        string? name = json.GetString();
        _ = json.Read();
        return name switch
        {
            "NaN" => double.NaN,
            "Infinity" => double.PositiveInfinity,
            _ => double.NegativeInfinity,
        };
    }
}
