using Perennial.Decide;
using Perennial.Drift.Sequential;
using Perennial.Monitor;
using Perennial.Registry;
using Perennial.RollOut;
using Perennial.Terms;
using Perennial.Train;

namespace Perennial.App.Tests.Commands;

/// <summary>A data folder whose history is written fact by fact; gone after the test.</summary>
internal sealed class TestHouse : IDisposable
{
    public const string Yaml =
        """
        model: flight-delay
        task: binary
        columns: { time: date, id: flight, entity: origin }
        features:
          - { name: distance, type: numeric }
        label: { name: late, matures_after: 1d }
        costs: { currency: USD, loss: 0.1, retrain: 25 }

        """;

    public static readonly DateTimeOffset Start = new(2024, 3, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly string root = Directory.CreateTempSubdirectory("perennial-cli-").FullName;
    private int hour;

    public TestHouse() => File.WriteAllText(ModelFile, Yaml);

    public string Data => Path.Combine(root, "data");

    public string ModelFile => Path.Combine(root, "model.yaml");

    public static ModelDeclaration Declaration(string name = "flight-delay") =>
        Adapters.Yaml.ModelFile.Parse(Yaml.Replace("flight-delay", name, StringComparison.Ordinal), "model.yaml");

    /// <summary>A champion (1), another (2), a challenger in the shadow (3), a rejected version (4) and a twin (5).</summary>
    public static TestHouse WithVersions()
    {
        var house = new TestHouse();
        house.Append(new ModelDeclared(Declaration()));
        house.Train(1, Trigger.First);
        house.Append(new VersionPromoted(1, null, "it passed its gates"), new CohortMeasured(Cohort(1, 1)));
        house.Train(5, Trigger.Twin, RunOutcome.Passed);
        house.Train(2, Trigger.Money);
        house.Append(new RolloutStarted(2), new VersionPromoted(2, 1, "it was better"));
        house.Train(4, Trigger.Rows, RunOutcome.Rejected);
        house.Train(3, Trigger.Drift);
        house.Append(new RolloutStarted(3), new StageEntered(3, 0, new StageOptions(StageKind.Shadow, 0, 100, TimeSpan.FromDays(7), WhenInconclusive.Reject)));
        return house;
    }

    public static ModelVersion Version(int number, int run = 1, bool twin = false) => new()
    {
        Number = number,
        Artifact = Digest.Of([(byte)number]),
        Dataset = Digest.Of([(byte)number, 1]),
        Run = run,
        Trigger = "money",
        Trainer = "lightgbm",
        Twin = twin,
        TrainingRows = 1_000 * number,
        TrainedFrom = Start.AddDays(-20),
        TrainedTo = Start.AddDays(-3),
        JudgedTo = Start,
        AsOf = 10,
        Cost = 25,
        Features = Declaration().Features,
    };

    public static Cohort Cohort(int day, int champion) => new()
    {
        Day = Days.Of(Start).AddDays(day),
        Rows = 2_000,
        Labelled = 1_990,
        Positives = 400,
        TrivialLoss = 0.5,
        Served = new ServedLoss(0.45, 0.01, 1_990, 20),
        Champion = champion,
        Versions = [new VersionLoss(champion, 0.45, default(ClusterMoments))],
    };

    public void Append(params IFact[] facts) => Append("flight-delay", Turn.Driver, facts);

    public ModelState Append(string model, string actor, params IFact[] facts)
    {
        using var house = Composition.Open(Data);
        return house.States.Act(model, Start.AddHours(hour++), actor, _ => facts);
    }

    public ModelState State(string model = "flight-delay")
    {
        using var house = Composition.Open(Data);
        return house.States.Load(model);
    }

    public IReadOnlyList<Recorded> History()
    {
        using var house = Composition.Open(Data);
        return house.Journal.Read("flight-delay");
    }

    public Task<(int Code, string Out, string Error)> RunAsync(params string[] arguments) => CommandLine.RunAsync([.. arguments, "--data", Data]);

    public void Dispose() => Directory.Delete(root, recursive: true);

    /// <summary>A run from its start to its end; numbers of versions may be out of order.</summary>
    public void Train(int version, Trigger trigger, RunOutcome outcome = RunOutcome.Passed)
    {
        var run = State().Train.Runs.Count + 1;
        Append(
            new RunStarted(run, trigger, $"{trigger} asked"),
            new DatasetTaken(run, Digest.Of([(byte)version, 1]), Start.AddDays(-20), Start.AddDays(-3), Start, 10, 1_000),
            new VersionRegistered(Version(version, run, trigger == Trigger.Twin)),
            new RunEnded(run, outcome, "its gates said so"));
    }
}
