using Perennial.Adapters.Flavours;
using Perennial.Adapters.Tests.Conformance;
using Perennial.Registry;
using Perennial.Terms;

namespace Perennial.Adapters.Tests.Flavours;

public sealed class ConstantFlavourTests : PredictorConformance
{
    protected override Digest Make(ArtifactPacker packer) => packer.Constant(Model, [0.2]);

    [Fact]
    public void Every_row_has_the_answer()
    {
        using IPredictor predictor = Load();
        Assert.Equal([0.2, 0.2, 0.2], predictor.Score(Table(3)));
    }

    [Fact]
    public void What_is_no_answer_of_the_model_is_refused()
    {
        Assert.Contains("[1.2] is no answer", Assert.Throws<FaultException>(() => new ArtifactPacker(Blobs).Constant(Model, [1.2])).Message, StringComparison.Ordinal);
        Assert.Contains("[0.2, 0.8] is no answer", Assert.Throws<FaultException>(() => new ArtifactPacker(Blobs).Constant(Model, [0.2, 0.8])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_answers_elsewhere_cannot_be_scored_here()
    {
        Digest artifact = new ArtifactPacker(Blobs).External(Model);
        Assert.Contains("cannot be scored here", Assert.Throws<FaultException>(() => new FlavourPredictorSource(Blobs).Load(artifact, Model.Features)).Message, StringComparison.Ordinal);
    }
}
