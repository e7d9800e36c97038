using System.Text.Json;
using System.Text.Json.Serialization;
using Perennial.Terms;

namespace Perennial.Registry;

/// <summary>A digest is written as its hexadecimal digits.</summary>
internal sealed class DigestJsonConverter : JsonConverter<Digest>
{
    public override Digest Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(reader.GetString() ?? string.Empty);

    public override void Write(Utf8JsonWriter writer, Digest value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Hex);
}
