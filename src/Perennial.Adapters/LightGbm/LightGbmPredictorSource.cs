using System.Formats.Tar;
using System.Text.Json;
using Perennial.Registry;
using Perennial.Terms;

namespace Perennial.Adapters.LightGbm;

/// <summary>Loads versions of the flavour <c>lightgbm</c> from their artifacts: a tar of <c>model.txt</c> and <c>model.json</c>.</summary>
/// <param name="blobs">Where artifacts are kept.</param>
public sealed class LightGbmPredictorSource(IBlobStore blobs) : IPredictorSource
{
    /// <inheritdoc/>
    public IPredictor Load(Digest artifact, IReadOnlyList<FeatureDeclaration> features)
    {
        string file = blobs.Open("artifacts", artifact);
        try
        {
            return Load(file, features);
        }
        catch (Exception fault) when (fault is FaultException or JsonException or InvalidDataException or EndOfStreamException)
        {
            throw new FaultException($"Artifact {artifact.Abbreviated} ({file}) cannot be loaded: {fault.Message}", fault);
        }
    }

    /// <summary>Loads the artifact in a file.</summary>
    internal static LightGbmPredictor Load(string file, IReadOnlyList<FeatureDeclaration> features)
    {
        LightGbmLibrary.EnsureLoaded();
        Dictionary<string, string> texts = Texts(file);
        LightGbmModel model = JsonSerializer.Deserialize(
            Required(texts, LightGbmModel.DescriptionFile), LightGbmJson.Default.LightGbmModel) ?? throw Flavourless("null");
        if (model.Flavour != LightGbmModel.FlavourName)
        {
            throw Flavourless(model.Flavour);
        }

        CheckSignature(model.Features, features);
        LightGbmLibrary.Check(
            LightGbmNative.LoadBooster(Required(texts, LightGbmModel.TreesFile), out _, out BoosterHandle booster), "read model.txt");
        CheckTrees(booster, features.Count);
        return new LightGbmPredictor(booster, model);
    }

    private static Dictionary<string, string> Texts(string file)
    {
        var texts = new Dictionary<string, string>();
        using var tar = new TarReader(File.OpenRead(file));
        while (tar.GetNextEntry() is { } entry)
        {
            if (entry is { Name: LightGbmModel.TreesFile or LightGbmModel.DescriptionFile, DataStream: { } stream })
            {
                using var reader = new StreamReader(stream);
                texts[entry.Name] = reader.ReadToEnd();
            }
        }

        return texts;
    }

    private static string Required(Dictionary<string, string> texts, string name) => texts.GetValueOrDefault(name)
        ?? throw new FaultException($"it holds no {name}. A lightgbm trainer leaves model.txt and model.json in its model folder.");

    private static void CheckSignature(IReadOnlyList<LightGbmFeature> trained, IReadOnlyList<FeatureDeclaration> declared)
    {
        string had = string.Join(", ", trained.Select(feature => $"{feature.Name} {feature.Type}"));
        string wanted = string.Join(", ", declared.Select(feature => $"{feature.Name} {LightGbmFeature.NameOf(feature.Type)}"));
        if (had != wanted)
        {
            throw new FaultException(
                $"it was trained on the features [{had}], and the model declares [{wanted}]. Declare those, or retrain.");
        }
    }

    private static void CheckTrees(BoosterHandle booster, int features)
    {
        LightGbmLibrary.Check(LightGbmNative.FeatureCount(booster, out int columns), "count features");
        if (columns != features)
        {
            booster.Dispose();
            throw new FaultException($"its trees take {columns} features, its model.json names {features}. Train it again.");
        }
    }

    private static FaultException Flavourless(string flavour) =>
        new($"its model.json has the flavour '{flavour}'. Allowed here: {LightGbmModel.FlavourName}.");
}
