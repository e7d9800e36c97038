using System.Formats.Tar;
using System.Text;
using Perennial.Adapters.Flavours;
using Perennial.Adapters.Tests.Conformance;
using Perennial.Registry;
using Perennial.Terms;

namespace Perennial.Adapters.Tests.Linear;

public sealed class LinearFlavourTests : PredictorConformance
{
    private const string Weights =
        """
        { "flavour": "linear", "task": "binary", "width": 1, "label": "label",
          "features": [{ "name": "x", "type": "numeric", "mean": 0.5, "deviation": 2 }, { "name": "c", "type": "categorical", "categories": ["a", "b"], "mean": 0, "deviation": 1 }],
          "weights": [[3, 0.25, 1, -1, 0.5]] }
        """;

    protected override ModelDeclaration Model => Numbers with { Features = [new("x", FeatureType.Numeric), new("c", FeatureType.Categorical)] };

    protected override Digest Make(ArtifactPacker packer)
    {
        string draft = Blobs.Draft(BlobKinds.Artifacts);
        using (var tar = new TarWriter(File.Create(draft)))
        {
            tar.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, "model.json") { DataStream = new MemoryStream(Encoding.UTF8.GetBytes(Weights)), ModificationTime = DateTimeOffset.UnixEpoch });
        }

        return Blobs.Keep(BlobKinds.Artifacts, draft);
    }

    [Fact]
    public void It_answers_as_its_weights_say_and_an_unknown_category_counts_as_missing()
    {
        using IPredictor predictor = Load();
        Assert.Equal(1 / (1 + Math.Exp(-((3 * (0.9 - 0.5) / 2) - 1 + 0.5))), predictor.Score([0.9, "b"])[0], 1e-12);
        Assert.Equal(1 / (1 + Math.Exp(-(0.25 + 0.5))), predictor.Score([null, null])[0], 1e-12);
        Assert.Equal(predictor.Score([0.9, null]), predictor.Score([0.9, "never seen"]));
    }
}
