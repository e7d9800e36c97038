using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Perennial.App.Commands;

/// <summary>Results for machines: camelCase names, words in kebab-case, times in UTC, a member for everything, null where there is none.</summary>
internal static class JsonText
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    /// <summary>Writes a result.</summary>
    public static void Write(Terminal terminal, object result) => terminal.Say(Of(result));

    /// <summary>A result as text.</summary>
    public static string Of(object result) => JsonSerializer.Serialize(result, result.GetType(), Options);
}
