using System.Text.Json.Serialization;

namespace Perennial.Adapters.LightGbm;

/// <summary>How this flavour's files are written: the same bytes for the same content.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NewLine = "\n",
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    WriteIndented = true)]
[JsonSerializable(typeof(LightGbmModel))]
[JsonSerializable(typeof(LightGbmMetrics))]
[JsonSerializable(typeof(Dictionary<string, string[]>))]
internal sealed partial class LightGbmJson : JsonSerializerContext;
