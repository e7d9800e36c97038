using System.Text.Json.Serialization;

namespace Perennial.Adapters.Linear;

/// <summary>How this flavour's files are written: the same bytes for the same content.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    IgnoreReadOnlyProperties = true,
    NewLine = "\n",
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    WriteIndented = true)]
[JsonSerializable(typeof(LinearModel))]
[JsonSerializable(typeof(LinearMetrics))]
internal sealed partial class LinearJson : JsonSerializerContext;
