using Perennial.Adapters.DuckDb;
using Perennial.Registry;
using Perennial.Simulation;
using Perennial.Terms;

namespace Perennial.App.Commands;

/// <summary>Replays the many models of a file with <c>for_each</c> into a data folder.</summary>
/// <param name="Template">What the file says.</param>
/// <param name="History">The history's file.</param>
/// <param name="Data">The data folder.</param>
internal sealed record FleetJob(ModelDeclaration Template, string History, string Data)
{
    /// <summary>What the file says, as it is replayed: nobody is there to approve anything.</summary>
    public ModelDeclaration Template { get; init; } = ReplayJob.Unattended(Template);

    /// <summary>Runs to the end, from wherever an earlier run was stopped, and tells what came of every model.</summary>
    public async Task<FleetView> RunAsync(Action<DateOnly, int, int> onDay, CancellationToken cancellationToken)
    {
        Replayable.Demand(Template);
        var clock = new VirtualClock(DateTimeOffset.UnixEpoch);
        using var house = Composition.Open(Data, clock);
        using var driver = Driver.Take(house.Leases, Template.Model);
        using var file = new FileHistory(History, house.DuckDb);
        var history = new FleetHistory(file, Template);
        var members = history.Members();
        var extent = file.Extent(Template);
        Declare(house, members, Days.Floor(extent.First));
        var replays = members.Select(model => new Replay(
            model, history.Of(model.Fleet!.Value), house.Inbox, house.States,
            new ModelServing(house.States, house.Journal, house.Versions, model.Model), house.Loop(), house.Trainer, clock)).ToList();
        await new FleetReplay(replays, clock).RunAsync(
            extent.First,
            Days.Floor(extent.Last + Template.Label.MaturesAfter).AddDays(2),
            (day, done, total) =>
            {
                driver.Renew();
                onDay(day, done, total);
            },
            cancellationToken);
        return FleetView.Of(Template, [.. members.Select(model => house.States.Load(model.Model))]);
    }

    private static void Declare(Composition house, IReadOnlyList<ModelDeclaration> members, DateTimeOffset first)
    {
        foreach (var model in members)
        {
            var state = house.States.Load(model.Model);
            if (state.Registry.Declaration is null)
            {
                house.States.Append(model.Model, state, ModelStates.Next(state, first, ReplayJob.Actor), [new Entry(new ModelDeclared(model))]);
            }
            else if (CanonicalJson.Write(state.Registry.Declaration) != CanonicalJson.Write(model))
            {
                throw new FaultException($"The data folder holds a replay of another declaration of '{model.Model}'. Name another folder with --data, or remove this one.");
            }
        }
    }
}
