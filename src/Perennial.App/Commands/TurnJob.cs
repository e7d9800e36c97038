using Perennial.Registry;

namespace Perennial.App.Commands;

/// <summary>Takes turns of one model's loop until nothing more can be done now, under its lease.</summary>
/// <param name="Data">The data folder.</param>
/// <param name="Model">The model; null for the only one there is.</param>
/// <param name="Wait">Whether trainings are begun and awaited.</param>
/// <param name="Clock">The time, except for a replayed model: that stays in the time of its replay.</param>
internal sealed record TurnJob(string Data, string? Model, bool Wait, TimeProvider Clock)
{
    /// <summary>Takes the turns. May be stopped anywhere, and goes on when called again.</summary>
    /// <param name="tell">Told what goes on.</param>
    /// <param name="cancellationToken">Stops between two turns, and ends a training that is awaited.</param>
    /// <exception cref="BusyException">Another process drives the model.</exception>
    public async Task<TurnView> RunAsync(Action<string> tell, CancellationToken cancellationToken)
    {
        using var house = Composition.Open(Data, Clock);
        var model = ChosenModel.Choose(house.Journal.Streams(), Model, Data);
        using var driver = Driver.Take(house.Leases, model);
        var before = house.States.Load(model);
        // A process that was killed may have sealed rows without dropping them.
        house.Log.Trim(model, before.Log);
        var replayed = house.Journal.Read(model)[0].Event.Actor == ReplayJob.Actor;
        DateTimeOffset Now() => replayed ? house.States.Load(model).Head.AsOf : Clock.GetUtcNow();
        await new TurnWalk(house, driver, model, Wait, !replayed, Now).RunAsync(tell, cancellationToken);
        var state = house.States.Load(model);
        var reading = new TurnReading(house.Journal.Read(model), before.Head.Version, state, Wait);
        return TurnView.Of(model, reading, state, ModelStates.Next(state, Now(), Turn.Driver).Now);
    }
}
