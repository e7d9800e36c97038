using Perennial.Adapters.DuckDb;
using Perennial.App.Commands;
using Perennial.Monitor;
using Perennial.Registry;
using Perennial.Simulation;
using Perennial.Simulation.Faults;
using Perennial.Simulation.Streams;
using Perennial.Train;

namespace Perennial.App.Tests.Commands;

/// <summary>A synthetic stream, replayed through every real part into a data folder. Gone after the test.</summary>
internal sealed class StreamHouse : IDisposable
{
    /// <summary>The first day of every stream.</summary>
    public static readonly DateTimeOffset Start = new(2020, 1, 6, 0, 0, 0, TimeSpan.Zero);

    private const string Quick = "num_iterations: 10, min_data_in_leaf: 10, learning_rate: 0.3, num_leaves: 8";

    private readonly string root = Directory.CreateTempSubdirectory("perennial-stream-").FullName;

    /// <summary>What the loop did, in order.</summary>
    public IReadOnlyList<Recorded> Journal { get; private set; } = [];

    /// <param name="stream">The stream.</param>
    /// <param name="yaml">The model's file; QUICK stands for parameters of a training that takes no time.</param>
    public static async Task<StreamHouse> ReplayAsync(SyntheticStream stream, string yaml)
    {
        var house = new StreamHouse();
        var (model, history, data) = (Path.Combine(house.root, "model.yaml"), Path.Combine(house.root, "history.csv"), Path.Combine(house.root, "data"));
        await File.WriteAllTextAsync(model, yaml.Replace("QUICK", Quick, StringComparison.Ordinal));
        await using (var writer = new StreamWriter(history))
        {
            StreamFile.Write(stream, writer);
        }

        var declared = Adapters.Yaml.ModelFile.Read(model);
        await new ReplayJob(declared, history, data).RunAsync(_ => { }, (_, _) => { }, CancellationToken.None);
        using var composition = Composition.Open(data);
        house.Journal = composition.Journal.Read(declared.Model);
        return house;
    }

    /// <summary>The same, but what came of it is compared with nothing: that would train a version for every week.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="yaml">The model's file; QUICK stands for parameters of a training that takes no time.</param>
    /// <param name="fault">What is to go wrong; null for nothing.</param>
    public static async Task<StreamHouse> LiveAsync(SyntheticStream stream, string yaml, Func<Composition, Fault>? fault = null)
    {
        var house = new StreamHouse();
        var file = Path.Combine(house.root, "history.csv");
        await using (var writer = new StreamWriter(file))
        {
            StreamFile.Write(stream, writer);
        }

        var model = Adapters.Yaml.ModelFile.Parse(yaml.Replace("QUICK", Quick, StringComparison.Ordinal), "model.yaml");
        var clock = new VirtualClock(DateTimeOffset.UnixEpoch);
        using var composition = Composition.Open(Path.Combine(house.root, "data"), clock);
        using var history = new FileHistory(file, composition.DuckDb);
        composition.States.Act(model.Model, Start, ReplayJob.Actor, _ => [new ModelDeclared(model)]);
        Fault[] faults = fault is null ? [] : [fault(composition)];
        var trainer = faults.Aggregate((ITrainer)composition.Trainer, (all, one) => one.Over(all));
        var serving = new ModelServing(composition.States, composition.Journal, composition.Versions, model.Model);
        var replay = new Replay(model, history, composition.Inbox, composition.States, serving, composition.Loop(trainer), trainer, clock) { Faults = faults };
        await replay.RunAsync(_ => { }, CancellationToken.None);
        house.Journal = composition.Journal.Read(model.Model);
        return house;
    }

    public static StreamOptions Small(int days, int dayRows) => new(1, Start, days, dayRows);

    /// <summary>Goes on after the history: what a person does, then a turn every minute, told before what serving took.</summary>
    /// <returns>What was journaled from there on, and how the model stands.</returns>
    public (IReadOnlyList<Recorded> Facts, ModelState State) GoOn(Func<ModelState, IReadOnlyList<IFact>> acts, int minutes, Action<ServingTally, int, ModelState> serve)
    {
        using var composition = Composition.Open(Path.Combine(root, "data"));
        var model = composition.Journal.Streams().Single();
        var (before, now) = (composition.States.Load(model).Head.Version, composition.States.Load(model).Head.AsOf);
        var tally = new ServingTally(now);
        var loop = composition.Loop(live: true, meter: tally);
        composition.States.Act(model, now, "ann", acts);
        for (var minute = 1; minute <= minutes; minute++)
        {
            Turn();
            serve(tally, minute, composition.States.Load(model));
            now = now.AddMinutes(1);
        }

        return ([.. composition.Journal.Read(model).Where(one => one.Event.Version > before)], composition.States.Load(model));

        void Turn()
        {
            for (var outcome = TurnOutcome.Again; outcome == TurnOutcome.Again;)
            {
                outcome = loop.TurnAsync(model, now, CancellationToken.None).AsTask().GetAwaiter().GetResult();
            }
        }
    }

    /// <summary>The whole journal as it stands now.</summary>
    public IReadOnlyList<Recorded> Read()
    {
        using var composition = Composition.Open(Path.Combine(root, "data"));
        return composition.Journal.Read(composition.Journal.Streams().Single());
    }

    /// <summary>All facts of a kind.</summary>
    public IReadOnlyList<T> Facts<T>() where T : IFact => [.. Journal.Select(one => one.Fact).OfType<T>()];

    /// <summary>All facts of a kind with the day of the stream, from 0, that they were journaled on.</summary>
    public IReadOnlyList<(int Day, T Fact)> Dated<T>() where T : IFact =>
        [.. Journal.Where(one => one.Fact is T).Select(one => ((int)(one.Event.AsOf - Start).TotalDays, (T)one.Fact))];

    public void Dispose() => Directory.Delete(root, recursive: true);
}
