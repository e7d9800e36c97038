using Perennial.Adapters.Flavours;
using Perennial.Adapters.Tests.Conformance;
using Perennial.Registry;
using Perennial.Terms;

namespace Perennial.Adapters.Tests.Onnx;

public sealed class OnnxFlavourTests : PredictorConformance
{
    protected override Digest Make(ArtifactPacker packer) => Pack(packer, Model, SmallGraph.Bytes());

    [Fact]
    public void It_answers_as_its_graph_says()
    {
        using IPredictor predictor = Load();
        Assert.Equal(1 / (1 + Math.Exp(-1.6)), predictor.Score([0.9, 0.2])[0], 1e-6);
        Assert.Equal(20_000, predictor.Score(Table(20_000)).Length);
    }

    [Fact]
    public void Disposed_it_answers_no_more()
    {
        IPredictor predictor = Load();
        predictor.Dispose();
        predictor.Dispose();
        Assert.Throws<ObjectDisposedException>(() => predictor.Score(Table(1)));
    }

    [Theory]
    [InlineData(3, "For 2 features it is [rows, 2]")]
    public void A_matrix_of_another_width_is_refused(int columns, string says) => Refused(Model, SmallGraph.Bytes(columns: columns), says);

    [Fact]
    public void A_category_has_no_place_in_a_matrix() =>
        Refused(Model with { Features = [new("x", FeatureType.Numeric), new("c", FeatureType.Categorical)] }, SmallGraph.Bytes(), "feature 'c' is categorical");

    [Fact]
    public void Whole_numbers_cannot_be_missing() => Refused(Model, SmallGraph.OfWholeNumbers(), "Numbers are float or double");

    [Fact]
    public void What_is_no_graph_is_refused() => Refused(Model, [1, 2, 3], "ONNX Runtime does not take");

    [Fact]
    public void What_dies_while_it_is_probed_is_told()
    {
        Digest artifact = Pack(new ArtifactPacker(Blobs), Model, [1, 2, 3]);
        var fault = Assert.Throws<FaultException>(() => new ArtifactProbe(Processes.Executable.Command, Blobs, Folder.Root, Scorers.File).Check(Model, artifact));
        Assert.Contains("in a process of its own, which ended with code 1. It said: ONNX Runtime does not take", fault.Message, StringComparison.Ordinal);
    }

    private void Refused(ModelDeclaration model, byte[] graph, string says)
    {
        Digest artifact = Pack(new ArtifactPacker(Blobs), model, graph);
        var fault = Assert.Throws<FaultException>(() => new FlavourPredictorSource(Blobs).Load(artifact, model.Features));
        Assert.Contains(says, fault.Message, StringComparison.Ordinal);
    }

    private Digest Pack(ArtifactPacker packer, ModelDeclaration model, byte[] graph)
    {
        File.WriteAllBytes(Folder.At("given.onnx"), graph);
        return packer.OneFile(model, Registry.Flavours.Onnx, Folder.At("given.onnx"));
    }
}
