using Perennial.Adapters.Files;
using Perennial.Adapters.Sqlite;
using Perennial.App.Commands;
using Perennial.Log;
using Perennial.Registry;
using Perennial.Simulation;

namespace Perennial.App.Tests.Commands;

/// <summary>A data folder in which a model is declared and the labelled requests of the last days have arrived; nothing was decided yet. Gone after the test.</summary>
/// <remarks>The days are the machine's, since commands take its time.</remarks>
internal sealed class LoggedHouse : IDisposable
{
    public const string Model = "parcels";

    public const string Yaml =
        """
        model: parcels
        task: binary
        columns: { time: date, id: parcel, entity: depot }
        features:
          - { name: distance, type: numeric }
        label: { name: late, matures_after: 1d }
        costs: { currency: USD, loss: 0.1, retrain: 2500 }
        train: { first: 4d, minimum: { rows: 200, positives: 20 }, parameters: { num_iterations: 5, min_data_in_leaf: 5 } }
        evaluate: { quality: { judge: 2d, inconclusive: continue } }
        rollout: []

        """;

    private const int DayRows = 80;
    private const int Days = 8;

    private readonly DateTimeOffset start = Terms.Days.Floor(TimeProvider.System.GetUtcNow()).AddDays(-Days - 2);
    private readonly string root = Directory.CreateTempSubdirectory("perennial-turn-").FullName;

    public string Data => Path.Combine(root, "data");

    public string ModelFile => Path.Combine(root, "model.yaml");

    /// <summary>All labels have matured, and it stands still.</summary>
    public VirtualClock Clock { get; } = new(TimeProvider.System.GetUtcNow());

    /// <param name="change">What the file says otherwise: text and its replacement, in turn.</param>
    /// <param name="distance">The one feature of the n-th request; null for one that tells the label.</param>
    public static async Task<LoggedHouse> OpenAsync(IReadOnlyList<string>? change = null, Func<int, double>? distance = null)
    {
        var house = new LoggedHouse();
        var text = (change ?? []).Chunk(2).Aggregate(Yaml, (all, pair) => all.Replace(pair[0], pair[1], StringComparison.Ordinal));
        await File.WriteAllTextAsync(house.ModelFile, text);
        var clock = new VirtualClock(house.start.AddHours(-1));
        using var composition = Composition.Open(house.Data, clock);
        composition.States.Act(Model, clock.GetUtcNow(), "anna", _ => [new ModelDeclared(Adapters.Yaml.ModelFile.Read(house.ModelFile))]);
        for (var day = 0; day < Days; day++)
        {
            clock.MoveTo(house.start.AddDays(day).AddHours(12));
            await composition.Inbox.AppendAsync(Model, [.. Enumerable.Range(day * DayRows, DayRows).SelectMany(row => Rows(row, clock.GetUtcNow(), distance))], CancellationToken.None);
        }

        return house;
    }

    /// <summary>Takes turns at <see cref="Clock"/>.</summary>
    public Task<TurnView> TurnAsync(bool wait = false) => new TurnJob(Data, null, wait, Clock).RunAsync(_ => { }, CancellationToken.None);

    /// <summary>Takes turns with trainings at <see cref="Clock"/>, and stops while one goes on.</summary>
    public async Task StopInTrainingAsync()
    {
        using var stop = new CancellationTokenSource();
        await new TurnJob(Data, null, true, Clock).RunAsync(StopInTraining, stop.Token);

        void StopInTraining(string doing)
        {
            if (doing.Contains("is training", StringComparison.Ordinal))
            {
                stop.Cancel();
            }
        }
    }

    /// <summary>Runs a command line, at the time of this machine.</summary>
    public Task<(int Code, string Out, string Error)> RunAsync(params string[] arguments) => CommandLine.RunAsync([.. arguments, "--data", Data]);

    /// <summary>Everything that is journaled.</summary>
    public IReadOnlyList<Recorded> History()
    {
        using var composition = Composition.Open(Data);
        return composition.Journal.Read(Model);
    }

    /// <summary>The lease, held by another machine until it is disposed.</summary>
    public IDisposable DrivenElsewhere()
    {
        var leases = new SqliteLeaseStore(DataFolder.Open(Data, TimeProvider.System), TimeProvider.System, new ProcessIdentity("another-machine", 7, 1));
        Assert.Null(leases.TryTake(Model, TimeSpan.FromHours(1)));
        return leases;
    }

    /// <summary>Every file with its bytes.</summary>
    public IReadOnlyList<string> Bytes() =>
        [.. Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(file => $"{file} {Terms.Digest.Of(File.ReadAllBytes(file)).Hex}")];

    public void Dispose() => Directory.Delete(root, recursive: true);

    private static IEnumerable<InboxRow> Rows(int row, DateTimeOffset at, Func<int, double>? distance)
    {
        var (id, depot, late) = ($"p{row}", $"d{row % 7}", row % 3 == 0);
        var far = distance?.Invoke(row) ?? (late ? 1_000 : 0) + (row * 37 % 700);
        return
        [
            new InboxRow(RowKind.Prediction, id, at, null, double.NaN, depot, [far]),
            new InboxRow(RowKind.Label, id, at, null, late ? 1 : 0, null, []),
        ];
    }
}
