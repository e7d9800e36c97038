using Microsoft.ML;
using Microsoft.ML.Data;
using Perennial.Adapters.Flavours;
using Perennial.Adapters.Tests.Conformance;
using Perennial.Registry;
using Perennial.Terms;

namespace Perennial.Adapters.Tests.MlNet;

public sealed class MlNetFlavourTests : PredictorConformance
{
    private static readonly Lazy<byte[]> Calibrated = new(() => Save(Trained((context, pipeline) => pipeline.Append(context.BinaryClassification.Trainers.LbfgsLogisticRegression()))));

    protected override ModelDeclaration Model => Numbers with { Features = [new("x", FeatureType.Numeric), new("c", FeatureType.Categorical)] };

    protected override Digest Make(ArtifactPacker packer) => Pack(packer, Calibrated.Value);

    [Fact]
    public void It_answers_as_its_pipeline_does_by_itself()
    {
        using IPredictor predictor = Load();
        using var stream = new MemoryStream(Calibrated.Value);
        var context = new MLContext(seed: 1);
        using var engine = context.Model.CreatePredictionEngine<Row, Answered>(context.Model.Load(stream, out _));
        Assert.Equal(engine.Predict(new Row { X = 0.3f, C = "a" }).Probability, predictor.Score([0.3, "a"])[0], 1e-6);
        Assert.NotEqual(predictor.Score([0.3, "a"]), predictor.Score([0.3, "b"]));
    }

    [Fact]
    public void A_yes_or_no_without_a_probability_is_refused_when_it_is_asked()
    {
        Digest artifact = Pack(new ArtifactPacker(Blobs), Save(Trained((context, pipeline) => pipeline.Append(context.BinaryClassification.Trainers.AveragedPerceptron()))));
        using IPredictor predictor = new FlavourPredictorSource(Blobs).Load(artifact, Model.Features);
        Assert.Contains("gives no column 'Probability'", Assert.Throws<FaultException>(() => predictor.Score(Table(2))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Columns_of_other_names_are_refused()
    {
        ModelDeclaration other = Model with { Features = [new("z", FeatureType.Numeric), new("c", FeatureType.Categorical)] };
        Digest artifact = new ArtifactPacker(Blobs).OneFile(other, Registry.Flavours.MlNet, Written(Calibrated.Value));
        Assert.Contains("takes no column 'z'", Assert.Throws<FaultException>(() => new FlavourPredictorSource(Blobs).Load(artifact, other.Features)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_pipeline_is_refused()
    {
        Digest artifact = Pack(new ArtifactPacker(Blobs), [1, 2, 3]);
        Assert.Contains("ML.NET does not take", Assert.Throws<FaultException>(() => new FlavourPredictorSource(Blobs).Load(artifact, Model.Features)).Message, StringComparison.Ordinal);
    }

    private static (MLContext Context, ITransformer Model, IDataView Rows) Trained(Func<MLContext, IEstimator<ITransformer>, IEstimator<ITransformer>> trainer)
    {
        var context = new MLContext(seed: 1);
        IDataView rows = context.Data.LoadFromEnumerable(Enumerable.Range(0, 400).Select(row => new Row
        {
            X = row % 10 / 10f, C = row % 3 == 0 ? "a" : "b", Label = row * 7 % 10 < (row % 3 == 0 ? 7 : 3),
        }));
        var pipeline = context.Transforms.Categorical.OneHotEncoding("Codes", "c").Append(context.Transforms.Concatenate("Features", "x", "Codes"));
        return (context, trainer(context, pipeline).Fit(rows), rows);
    }

    private static byte[] Save((MLContext Context, ITransformer Model, IDataView Rows) trained)
    {
        using var stream = new MemoryStream();
        trained.Context.Model.Save(trained.Model, trained.Rows.Schema, stream);
        return stream.ToArray();
    }

    private Digest Pack(ArtifactPacker packer, byte[] pipeline) => packer.OneFile(Model, Registry.Flavours.MlNet, Written(pipeline));

    private string Written(byte[] pipeline)
    {
        File.WriteAllBytes(Folder.At("given.zip"), pipeline);
        return Folder.At("given.zip");
    }

    private sealed class Row
    {
        [ColumnName("x")]
        public float X { get; set; }

        [ColumnName("c")]
        public string C { get; set; } = string.Empty;

        public bool Label { get; set; }
    }

    private sealed class Answered
    {
        public float Probability { get; set; }
    }
}
