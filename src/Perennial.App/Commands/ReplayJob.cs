using Perennial.Adapters.DuckDb;
using Perennial.Registry;
using Perennial.Simulation;
using Perennial.Simulation.Faults;
using Perennial.Simulation.Story;
using Perennial.Terms;
using Perennial.Train;

namespace Perennial.App.Commands;

/// <summary>Replays a history into a data folder, and compares what came of it.</summary>
/// <param name="Model">The model.</param>
/// <param name="History">The history's file.</param>
/// <param name="Data">The data folder.</param>
internal sealed record ReplayJob(ModelDeclaration Model, string History, string Data)
{
    /// <summary>Who declares a model in a replay.</summary>
    public const string Actor = "replay";

    /// <summary>The model, as it is replayed: nobody is there to approve anything.</summary>
    public ModelDeclaration Model { get; init; } = Unattended(Model);

    /// <summary>A declaration of which nobody has to approve a version.</summary>
    public static ModelDeclaration Unattended(ModelDeclaration model) =>
        model.Gates is { Approve: not null } gates ? model with { Gates = gates with { Approve = null } } : model;

    /// <summary>What is to go wrong, by name. The default is nothing.</summary>
    public IReadOnlyList<string> Faults { get; init; } = [];

    /// <summary>Runs to the end, from wherever an earlier run was stopped, and tells what came of it.</summary>
    /// <param name="onDay">Told after every day.</param>
    /// <param name="onComparison">Told how many of how many versions of the comparison are trained.</param>
    /// <param name="cancellationToken">Stops between two writes; call again to go on.</param>
    public async Task<ReplayStory> RunAsync(
        Action<ReplayProgress> onDay, Action<int, int> onComparison, CancellationToken cancellationToken)
    {
        Replayable.Demand(Model);
        var clock = new VirtualClock(DateTimeOffset.UnixEpoch);
        using var house = Composition.Open(Data, clock);
        using var driver = Driver.Take(house.Leases, Model.Model);
        using var history = new FileHistory(History, house.DuckDb);
        Declare(house, history);
        var serving = new ModelServing(house.States, house.Journal, house.Versions, Model.Model);
        var faults = FaultList.Of(Faults, Model, history, new ShuffledLabels(house.DuckDb).Rewrite);
        var trainer = faults.Aggregate((ITrainer)house.Trainer, (all, fault) => fault.Over(all));
        var replay = new Replay(Model, history, house.Inbox, house.States, serving, house.Loop(trainer), trainer, clock) { Faults = faults };
        await replay.RunAsync(
            progress =>
            {
                driver.Renew();
                onDay(progress);
            },
            cancellationToken);
        var comparison = await house.Comparator().CompareAsync(Model, onComparison, cancellationToken);
        return ReplayStory.Of(house.States.Load(Model.Model), house.Journal.Read(Model.Model), comparison, faults);
    }

    private void Declare(Composition house, FileHistory history)
    {
        var first = history.Extent(Model).First;
        var digest = history.Digest().Hex;
        var state = house.States.Load(Model.Model);
        if (state.Registry.Declaration is not { } declared)
        {
            house.States.Append(Model.Model, state, ModelStates.Next(state, Days.Floor(first), Actor), [new Entry(new ModelDeclared(Model), Measured: ReplayOrigin.Measured(digest, Faults))]);
        }
        else if (CanonicalJson.Write(declared) != CanonicalJson.Write(Model))
        {
            throw Another($"declaration of '{Model.Model}'");
        }
        else if (house.Journal.Read(Model.Model)[0].Event.Measured is { } measured)
        {
            Compare(ReplayOrigin.Of(measured), digest);
        }
    }

    private void Compare(ReplayOrigin origin, string digest)
    {
        if (origin.History != digest)
        {
            throw Another("history");
        }

        if (!origin.Faults.SequenceEqual(Faults))
        {
            throw new FaultException($"'{Data}' holds a replay with {ReplayOrigin.Words(origin.Faults)}, and {ReplayOrigin.Words(Faults)} was asked for. Ask for the same again with --fault, name another folder with --data, or remove this one.");
        }
    }

    private FaultException Another(string what) =>
        new($"'{Data}' holds a replay of another {what}. Name another folder with --data, or remove this one.");
}
