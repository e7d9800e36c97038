using Perennial.Adapters.Flavours;
using Perennial.Adapters.Tests.Processes;
using Perennial.Registry;
using Perennial.Terms;

namespace Perennial.Adapters.Tests.Conformance;

/// <summary>What every loaded version must keep. The model under test takes a number x and, where it can, a category c.</summary>
public abstract class PredictorConformance : IDisposable
{
    private readonly ScratchFolder _folder = new();

    /// <summary>A yes or no by one number.</summary>
    public static ModelDeclaration Numbers { get; } = new()
    {
        Model = "flavours",
        Columns = new ColumnNames("time", "id", null),
        Features = [new("x", FeatureType.Numeric), new("y", FeatureType.Numeric)],
        Label = new LabelDeclaration("label", TimeSpan.FromDays(1)),
        Costs = new CostOptions("USD", 1, 1),
    };

    /// <summary>The model.</summary>
    protected virtual ModelDeclaration Model => Numbers;

    /// <summary>A folder of the test's own.</summary>
    protected ScratchFolder Folder => _folder;

    /// <summary>Where its artifact is kept.</summary>
    protected FolderBlobs Blobs => new(_folder.At("blobs"));

    /// <summary>Which scorers may be started.</summary>
    protected ScorerListOf Scorers => new(_folder);

    /// <summary>Makes the artifact.</summary>
    protected abstract Digest Make(ArtifactPacker packer);

    public void Dispose()
    {
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void One_request_is_answered_as_in_a_table()
    {
        using IPredictor predictor = Load();
        FeatureTable table = Table(9);
        double[] answers = predictor.Score(table);
        Assert.Equal(9 * Model.AnswerWidth, answers.Length);
        Assert.All(Enumerable.Range(0, 9), row => Assert.Equal(answers[(row * Model.AnswerWidth)..((row + 1) * Model.AnswerWidth)], predictor.Score(Request(table, row))));
    }

    [Fact]
    public void Answers_are_probabilities()
    {
        using IPredictor predictor = Load();
        Assert.True(Monitor.Answers.Sound(Model.Task, predictor.Score(Table(50))));
    }

    [Fact]
    public void No_rows_have_no_answers()
    {
        using IPredictor predictor = Load();
        Assert.Empty(predictor.Score(Table(0)));
    }

    [Fact]
    public void Missing_values_are_answered_too()
    {
        using IPredictor predictor = Load();
        Assert.Equal(Model.AnswerWidth, predictor.Score([.. Model.Features.Select(_ => (object?)null)]).Length);
    }

    [Fact]
    public void Many_threads_are_answered_as_one()
    {
        using IPredictor predictor = Load();
        FeatureTable table = Table(6);
        double[] answers = predictor.Score(table);
        double[][] many = new double[6][];
        Parallel.For(0, 6, at => many[at] = predictor.Score(table));
        Assert.All(many, one => Assert.Equal(answers, one));
    }

    [Fact]
    public void Another_signature_is_refused()
    {
        Digest artifact = Make(new ArtifactPacker(Blobs));
        var fault = Assert.Throws<FaultException>(() => Source().Load(artifact, [.. Model.Features, new FeatureDeclaration("z", FeatureType.Numeric)]));
        Assert.Contains("z numeric", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_files_give_the_same_artifact() =>
        Assert.Equal(Make(new ArtifactPacker(Blobs)), Make(new ArtifactPacker(Blobs)));

    [Fact]
    public void It_stands_up_to_being_probed_in_a_process_of_its_own() =>
        new ArtifactProbe(Executable.Command, Blobs, _folder.Root, Scorers.File).Check(Model, Make(new ArtifactPacker(Blobs)));

    /// <summary>Loads the artifact.</summary>
    protected IPredictor Load() => Source().Load(Make(new ArtifactPacker(Blobs)), Model.Features);

    /// <summary>Rows that differ.</summary>
    protected FeatureTable Table(int rows) => FeatureTable.Of(
        Model.Features, rows, name => [.. Enumerable.Range(0, rows).Select(row => ((row * 7) + name.Length) % 10 / 10.0)], _ => [.. Enumerable.Range(0, rows).Select(row => row % 2 == 0 ? "a" : "b")]);

    private FlavourPredictorSource Source() => new(Blobs, Scorers.List);

    private static object?[] Request(FeatureTable table, int row) =>
        [.. table.Columns.Select(column => column is double[] numbers ? (object?)numbers[row] : ((string?[])column)[row])];
}
