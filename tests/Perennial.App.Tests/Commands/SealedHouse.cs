using Perennial.Decide;
using Perennial.Log;
using Perennial.Registry;
using Perennial.Simulation;
using Perennial.Terms;
using Perennial.Train;

namespace Perennial.App.Tests.Commands;

/// <summary>A data folder with sealed and unsealed rows, of which one entity's can be recognised byte by byte; gone after the test.</summary>
internal sealed class SealedHouse : IDisposable
{
    public const string Model = "flight-delay";
    public const string Entity = "entity-needle-4711";
    public const string Id = "id-needle-";
    public const int Days = 3;

    private static readonly DateTimeOffset Start = TestHouse.Start;
    private readonly string root = Directory.CreateTempSubdirectory("perennial-sealed-").FullName;

    public SealedHouse()
    {
        Data = Path.Combine(root, "data");
        var clock = new VirtualClock(Start);
        using var house = Composition.Open(Data, clock);
        house.States.Act(Model, Start, "driver", _ => [new ModelDeclared(TestHouse.Declaration())]);
        for (var day = 0; day < Days; day++)
        {
            Fill(house, clock, day);
            Seal(house, Start.AddDays(day + 1));
        }

        TakeDataset(house);
        Fill(house, clock, Days);
    }

    public string Data { get; private init; }

    /// <summary>Rows of the entity: a prediction, a shadow and a label a day; the label of the last day's came a day early, and was sealed.</summary>
    public const int EntityRows = 3 * (Days + 1);

    public string Place(string name) => Path.Combine(root, name);

    /// <summary>Copies the folder as it stands.</summary>
    public string Copy(string name)
    {
        var target = Place(name);
        foreach (var file in Directory.EnumerateFiles(Data, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(target, Path.GetRelativePath(Data, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        return target;
    }

    /// <summary>Every file of a folder that holds a text, as UTF-8.</summary>
    public static IReadOnlyList<string> FilesWith(string folder, string text)
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(text);
        return [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(file => Read(file).AsSpan().IndexOf(bytes) >= 0)];
    }

    public static InboxRow Prediction(string id, string entity, DateTimeOffset at) => new(RowKind.Prediction, id, at, 1, 0.25, entity, [100.0]);

    public static void Append(Composition house, params InboxRow[] rows) =>
        house.Inbox.AppendAsync(Model, rows, TestContext.Current.CancellationToken).GetAwaiter().GetResult();

    public static void Seal(Composition house, DateTimeOffset now)
    {
        var state = house.States.Load(Model);
        if (house.Log.Seal(state.Registry, state.Log, now) is { } sealing)
        {
            house.Log.Trim(Model, house.States.Act(Model, now, "driver", _ => [sealing]).Log);
        }
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    /// <summary>SQLite may hold the file open: it is read as others may write it.</summary>
    private static byte[] Read(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>A day of twenty others, and the entity among them.</summary>
    private static void Fill(Composition house, VirtualClock clock, int day)
    {
        var at = Start.AddDays(day).AddHours(1);
        clock.MoveTo(at);
        Append(house, [.. Enumerable.Range(0, 20).SelectMany(row => Rows($"{day}-{row}", $"other-{row % 5}", at.AddMinutes(row), day < Days))]);
        Append(house, [.. Rows($"{Id}{day}", Entity, at.AddMinutes(day == 0 ? -30 : 30), day < Days)]);
        if (day == Days - 1)
        {
            Append(house, Label($"{Id}{Days}", at));
        }
    }

    private static IEnumerable<InboxRow> Rows(string id, string entity, DateTimeOffset at, bool labelled) =>
    [
        Prediction(id, entity, at),
        new InboxRow(RowKind.Shadow, id, at, 2, 0.5, null, []),
        .. labelled ? [Label(id, at)] : Array.Empty<InboxRow>(),
    ];

    private static InboxRow Label(string id, DateTimeOffset at) => new(RowKind.Label, id, at, null, 1, null, []);

    /// <summary>A version, its dataset and its run's folder; and a segment that a killed sealing left.</summary>
    private static void TakeDataset(Composition house)
    {
        var state = house.States.Load(Model);
        var taken = new DatasetSnapshot(house.Log, house.Blobs).Take(
            1, state.Registry with { Declaration = state.Registry.Declared() with { Quality = new QualityGateOptions { Judge = TimeSpan.FromDays(1) } } }, state.Log,
            Monitor.MonitorState.Start with { Cohorts = [TestHouse.Cohort(Days - 1, 1)] });
        var draft = house.Blobs.Draft(BlobKinds.Artifacts);
        File.WriteAllText(draft, "an artifact");
        var version = TestHouse.Version(1) with { Dataset = taken.Dataset, Artifact = house.Blobs.Keep(BlobKinds.Artifacts, draft) };
        house.States.Act(Model, Start.AddDays(Days), "driver", _ =>
            [new RunStarted(1, Trigger.First, "there is no version"), taken, new VersionRegistered(version), new RunEnded(1, RunOutcome.Passed, "it passed")]);
        var channel = Directory.CreateDirectory(Path.Combine(house.Folder.Runs, Model, "1", "attempt-1", "input", "data", "train")).FullName;
        File.WriteAllText(Path.Combine(channel, "train.parquet"), $"{Id}0 {Entity}");
        house.Segments.Write(RowKind.Prediction, TestHouse.Declaration().Features, [new StoredRow(1, Start, Prediction(Id + "stray", Entity, Start))]);
    }
}
