using System.Text.Json.Serialization;

namespace Perennial.Adapters.Processes;

/// <summary>How the files of the trainer contract are written.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    IgnoreReadOnlyProperties = true,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(TrainingRequest))]
[JsonSerializable(typeof(SupervisorStatus))]
[JsonSerializable(typeof(AttemptNote))]
[JsonSerializable(typeof(SortedDictionary<string, string>))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
internal sealed partial class ProcessesJson : JsonSerializerContext;
