using Perennial.Adapters.Flavours;
using Perennial.Adapters.Tests.Processes;
using Perennial.Registry;
using Perennial.Terms;

namespace Perennial.Adapters.Tests.Conformance;

/// <summary>What every loaded version must keep. The model under test takes a number x and, where it can, a category c.</summary>
public abstract class PredictorConformance : IDisposable
{
    private const int Rows = 10;

    /// <summary>So many calls each thread makes.</summary>
    private const int CallsEach = 8;
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
        Ended();
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

    [Theory, InlineData(0), InlineData(1), InlineData(5), InlineData(40)]
    public void Some_requests_at_once_are_answered_as_each_alone(int count)
    {
        using IPredictor predictor = Load();
        FeatureTable table = Table(Rows);
        IReadOnlyList<object?>[] requests = [.. Enumerable.Range(0, count).Select(one => one == 3 ? Missing : Request(table, one % Rows))];
        Dictionary<int, double[]> alone = Enumerable.Range(0, Rows).ToDictionary(row => row, row => predictor.Score(Request(table, row)));
        Assert.Equal(Enumerable.Range(0, count).SelectMany(one => one == 3 ? predictor.Score(Missing) : alone[one % Rows]), predictor.ScoreAll(requests));
    }

    [Fact]
    public void A_thousand_callers_at_once_are_answered_as_one()
    {
        using IPredictor predictor = Load();
        FeatureTable table = Table(Rows);
        double[] answers = predictor.Score(table);
        double[][] many = new double[Callers][];
        Thread[] threads = [.. Enumerable.Range(0, Callers / CallsEach).Select(first => new Thread(() =>
        {
            for (int at = first; at < Callers; at += Callers / CallsEach)
            {
                many[at] = at % 10 == 0 ? predictor.Score(table) : predictor.Score(Request(table, at % Rows));
            }
        }))];
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
        Assert.All(Enumerable.Range(0, Callers), at => Assert.Equal(at % 10 == 0 ? answers : answers[(at % Rows * Model.AnswerWidth)..(((at % Rows) + 1) * Model.AnswerWidth)], many[at]));
    }

    [Fact]
    public void A_second_load_answers_the_same_to_the_bit()
    {
        Digest artifact = Make(new ArtifactPacker(Blobs));
        using IPredictor one = Source().Load(artifact, Model.Features), other = Source().Load(artifact, Model.Features);
        Assert.Equal(one.Score(Table(Rows)), other.Score(Table(Rows)));
        Assert.Equal(one.Score(Table(Rows)), one.Score(Table(Rows)));
        Assert.Equal(one.Score(Missing), other.Score(Missing));
    }

    [Fact]
    public void A_value_of_another_type_is_refused_alone_and_among_others()
    {
        using IPredictor predictor = Load();
        foreach (FeatureDeclaration feature in Model.Features)
        {
            object?[] wrong = Wrong(feature);
            Assert.Contains($"'{feature.Name}'", Assert.Throws<FaultException>(() => predictor.Score(wrong)).Message, StringComparison.Ordinal);
            IReadOnlyList<object?>[] among = [.. Enumerable.Range(0, 20).Select(one => one == 13 ? wrong : Missing)];
            Assert.Contains($"'{feature.Name}'", Assert.Throws<FaultException>(() => predictor.ScoreAll(among)).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Too_few_and_too_many_values_are_refused()
    {
        using IPredictor predictor = Load();
        Assert.Contains($"the version takes {Model.Features.Count}", Assert.Throws<FaultException>(() => predictor.Score([.. Missing.Skip(1)])).Message, StringComparison.Ordinal);
        Assert.Throws<FaultException>(() => predictor.Score([.. Missing, null]));
        Assert.Throws<FaultException>(() => predictor.ScoreAll([Missing, [.. Missing, null]]));
    }

    [Fact]
    public void It_goes_with_its_last_lease_and_answers_until_then()
    {
        using var loader = new VersionLoader(Source()) { IdleVersions = 0 };
        ModelVersion version = Version(Make(new ArtifactPacker(Blobs)));
        VersionLease one = loader.Lease(version), other = loader.Lease(version);
        double[] answer = one.Predictor.Score(Missing);
        one.Dispose();
        Assert.Equal(answer, other.Predictor.Score(Missing));
        other.Dispose();
        Assert.Throws<ObjectDisposedException>(() => other.Predictor.Score(Missing));
        Assert.Throws<ObjectDisposedException>(() => other.Predictor.Score(Table(1)));
        Assert.Equal(0, loader.LoadedVersions);
    }

    [Fact]
    public void Calls_in_flight_while_it_is_disposed_end_well_or_are_refused()
    {
        IPredictor predictor = Load();
        double[] answer = predictor.Score(Missing);
        int answered = 0;
        using var begun = new ManualResetEventSlim();
        Parallel.Invoke(
            () =>
            {
                begun.Wait();
                predictor.Dispose();
            },
            () => Ask(predictor, Missing, answer, ref answered, begun),
            () => Ask(predictor, Missing, answer, ref answered, begun));
        Assert.InRange(answered, 1, int.MaxValue);
        predictor.Dispose();
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

    /// <summary>Lets go of what the test itself opened.</summary>
    protected virtual void Ended()
    {
    }

    /// <summary>A request without values.</summary>
    protected object?[] Missing => new object?[Model.Features.Count];

    /// <summary>How many ask at once.</summary>
    protected virtual int Callers => 1_000;

    private static void Ask(IPredictor predictor, object?[] request, double[] expected, ref int answered, ManualResetEventSlim begun)
    {
        try
        {
            while (true)
            {
                Assert.Equal(expected, predictor.Score(request));
                Interlocked.Increment(ref answered);
                begun.Set();
            }
        }
        catch (ObjectDisposedException)
        {
            // The end that this waits for.
        }
    }

    private object?[] Wrong(FeatureDeclaration feature) =>
        [.. Model.Features.Select(one => one != feature ? null : feature.Type == FeatureType.Numeric ? (object)"noon" : 7.0)];

    private ModelVersion Version(Digest artifact) => new()
    {
        Number = 1,
        Artifact = artifact,
        Dataset = Digest.None,
        Run = 0,
        Trigger = "registered",
        Trainer = "elsewhere",
        TrainingRows = 0,
        TrainedFrom = DateTimeOffset.UnixEpoch,
        TrainedTo = DateTimeOffset.UnixEpoch,
        JudgedTo = DateTimeOffset.UnixEpoch,
        AsOf = 0,
        Cost = 0,
        Features = Model.Features,
    };

    protected FlavourPredictorSource Source() => new(Blobs, Scorers.List);

    private static object?[] Request(FeatureTable table, int row) =>
        [.. table.Columns.Select(column => column is double[] numbers ? (object?)numbers[row] : ((string?[])column)[row])];
}
