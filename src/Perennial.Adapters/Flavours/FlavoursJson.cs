using System.Text.Json.Serialization;

namespace Perennial.Adapters.Flavours;

/// <summary>How descriptions are written: the same bytes for the same content.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NewLine = "\n",
    RespectNullableAnnotations = true,
    WriteIndented = true)]
[JsonSerializable(typeof(ArtifactDescription))]
[JsonSerializable(typeof(ArtifactKind))]
[JsonSerializable(typeof(ProbeRequest))]
[JsonSerializable(typeof(MeasureRequest))]
[JsonSerializable(typeof(MeasuredRound))]
internal sealed partial class FlavoursJson : JsonSerializerContext;
