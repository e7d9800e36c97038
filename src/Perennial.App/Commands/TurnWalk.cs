using Perennial.Registry;
using Perennial.Train;

namespace Perennial.App.Commands;

/// <summary>The turns of one call, one after another.</summary>
/// <param name="house">The data folder.</param>
/// <param name="driver">The lease.</param>
/// <param name="model">The model.</param>
/// <param name="wait">Whether trainings are begun and awaited.</param>
/// <param name="live">Whether new versions are measured.</param>
/// <param name="now">The time.</param>
internal sealed class TurnWalk(Composition house, Driver driver, string model, bool wait, bool live, Func<DateTimeOffset> now)
{
    private readonly ITrainer trainer = wait ? house.Trainer : new IdleTrainer();

    /// <summary>Walks until the loop rests, or until a training is due that nobody waits for.</summary>
    /// <remarks>
    /// Time stands still until there is a new version: a machine that fails is not asked again in the same call, since no trigger retrains twice
    /// at one instant.
    /// </remarks>
    public async Task RunAsync(Action<string> tell, CancellationToken cancellationToken)
    {
        var loop = house.Loop(trainer, live);
        var (time, versions) = (now(), State.Registry.Versions.Count);
        for (var outcome = TurnOutcome.Again; outcome == TurnOutcome.Again || (wait && outcome == TurnOutcome.Training);)
        {
            driver.Renew();
            outcome = await TurnAsync(loop, time, cancellationToken);
            tell(Doing);
            if (outcome == TurnOutcome.Training)
            {
                await trainer.WaitAsync(model, State.Train.Active!.Number, cancellationToken);
            }

            if (State.Registry.Versions.Count != versions)
            {
                (time, versions) = (now(), State.Registry.Versions.Count);
            }
        }
    }

    private ModelState State => house.States.Load(model);

    private string Doing => State.Busy ?? State.Decide.Newest?.Because ?? "looking";

    /// <summary>One turn; when a person wrote meanwhile, nothing of it counts and it is taken again on what the journal now says.</summary>
    private async ValueTask<TurnOutcome> TurnAsync(RetrainLoop loop, DateTimeOffset time, CancellationToken cancellationToken)
    {
        try
        {
            return await loop.TurnAsync(model, time, cancellationToken);
        }
        catch (StreamMovedException)
        {
            return TurnOutcome.Again;
        }
    }
}
