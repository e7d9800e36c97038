using System.Text.Json;
using Perennial.App.Api.Live;
using Perennial.Registry;
using Perennial.Terms;

namespace Perennial.App.Api.Inference;

/// <summary>What a model takes and gives.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Versions">Those a request may name.</param>
/// <param name="Platform"><c>perennial_</c> and the format of the version.</param>
/// <param name="Inputs">What a request must bring.</param>
/// <param name="Outputs">What it gets.</param>
/// <param name="Properties">What the protocol has no field for.</param>
internal sealed record ModelMetadata(
    string Name,
    IReadOnlyList<string> Versions,
    string Platform,
    IReadOnlyList<TensorMetadata> Inputs,
    IReadOnlyList<TensorMetadata> Outputs,
    IReadOnlyDictionary<string, string> Properties)
{
    /// <summary>Of a model, or of one of its versions.</summary>
    public static ModelMetadata Of(AnsweringVersions standing, InferenceSignature signature, ModelVersion? version) => new(
        standing.Model.Model,
        [.. standing.Named.Select(one => one.Number.ToString())],
        (version ?? standing.Table.Champion) is { } told ? $"perennial_{told.Flavour ?? told.Trainer}" : "perennial",
        signature.Inputs,
        InferenceOutputs.Of(standing.Model),
        Told(standing, signature));

    private static Dictionary<string, string> Told(AnsweringVersions standing, InferenceSignature signature)
    {
        var model = standing.Model;
        var told = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["task"] = model.Task.ToString().ToLowerInvariant(),
            ["label"] = model.Label.Name,
            ["optional_inputs"] = JsonSerializer.Serialize(signature.Optional, InferenceJson.Options),
        };
        foreach (var version in standing.Named)
        {
            told[$"version_{version.Number}"] = standing.Role(version);
        }

        if (model.Task == TaskKind.Multiclass)
        {
            told["classes"] = JsonSerializer.Serialize(model.Label.Classes, InferenceJson.Options);
        }

        if (signature.Packed is { } packed)
        {
            told[InferenceSignature.PackedName] = JsonSerializer.Serialize(packed.Select(place => signature.Columns[place].Name), InferenceJson.Options);
        }

        return told;
    }
}
