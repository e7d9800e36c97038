using Perennial.Log;
using Perennial.Registry;
using Perennial.Serve;
using Perennial.Simulation.Faults;
using Perennial.Terms;
using Perennial.Train;

namespace Perennial.Simulation;

/// <summary>
/// Runs a history through the same code as production, in virtual time: the router answers every row, labels come as late as the model's file
/// says, and after every virtual day turns are taken until nothing moves. May be stopped or killed anywhere, and goes on where it was.
/// </summary>
public sealed partial class Replay(
    ModelDeclaration model,
    IHistory history,
    IInbox inbox,
    ModelStates states,
    ModelServing serving,
    RetrainLoop loop,
    ITrainer trainer,
    VirtualClock clock)
{
    private const int ChunkRows = 1_000;

    /// <summary>What goes wrong on purpose. The default is nothing.</summary>
    public IReadOnlyList<Fault> Faults { get; init; } = [];

    /// <summary>Replays to the end of the history, and on until its labels are known.</summary>
    /// <param name="progress">Told after every day.</param>
    /// <param name="cancellationToken">Stops between two writes; call again to go on.</param>
    public async Task RunAsync(Action<ReplayProgress> progress, CancellationToken cancellationToken)
    {
        // One that was killed may have sealed rows without dropping them.
        inbox.Trim(model.Model, states.Load(model.Model).Log.Through);
        var extent = history.Extent(model);
        var first = Days.Floor(extent.First);
        var last = Days.Floor(extent.Last + model.Label.MaturesAfter).AddDays(2);
        var total = (int)(last - first).TotalDays;
        var reached = states.Load(model.Model).Log.Before;
        var day = reached > first ? reached : first;
        await TurnUntilRestAsync(day, cancellationToken);
        for (; day < last; day = day.AddDays(1))
        {
            await IngestAsync(day, cancellationToken);
            await TurnUntilRestAsync(day.AddDays(1), cancellationToken);
            progress(new ReplayProgress(Days.Of(day), (int)(day - first).TotalDays + 1, total, states.Load(model.Model)));
        }
    }

    private async Task IngestAsync(DateTimeOffset day, CancellationToken cancellationToken)
    {
        clock.MoveTo(day);
        var next = day.AddDays(1);
        var arrivals = Faults.Aggregate(
            Arrival.Of(history.Read(model, day, next), history.ReadLabelled(model, day, next), model.Label.MaturesAfter), (all, fault) => fault.Change(day, all));
        foreach (var chunk in arrivals.Chunk(ChunkRows))
        {
            clock.MoveTo(chunk[^1].At);
            await inbox.AppendAsync(model.Model, [.. Faults.Aggregate<Fault, IReadOnlyList<Arrival>>(chunk, (sent, fault) => fault.Send(sent)).SelectMany(Rows)], cancellationToken);
        }
    }

    private IEnumerable<InboxRow> Rows(Arrival arrival)
    {
        var row = arrival.Row;
        if (arrival.IsLabel)
        {
            return [new InboxRow(RowKind.Label, row.Id, row.OccurredAt, null, row.Label!.Value, null, [])];
        }

        var request = new Request(row.Id, row.OccurredAt, row.Entity, row.Features);
        return serving.Answer(request).Rows(request, model.Task == TaskKind.Multiclass ? model.AnswerWidth : 0);
    }

    /// <summary>One turn; when a person wrote meanwhile, nothing of it counts and it is taken again on what the journal now says.</summary>
    private async ValueTask<TurnOutcome> TurnAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        try
        {
            return await loop.TurnAsync(model.Model, now, cancellationToken);
        }
        catch (StreamMovedException)
        {
            return TurnOutcome.Again;
        }
    }

    /// <summary>Takes turns at a time until nothing moves; waits for trainings.</summary>
    public async Task TurnUntilRestAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        clock.MoveTo(now);
        do
        {
            await TakeTurnsAsync(now, cancellationToken);
        }
        while (Act(now));
    }

    /// <summary>What persons do who are part of a fault.</summary>
    private bool Act(DateTimeOffset now)
    {
        var acted = false;
        states.Act(model.Model, now, SabotagedChallenger.Actor, state =>
        {
            IFact[] acts = [.. Faults.SelectMany(fault => fault.Act(state))];
            acted = acts.Length > 0;
            return acts;
        });
        return acted;
    }

    private async Task TakeTurnsAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        while (await TurnUntilTrainingAsync(now, cancellationToken))
        {
            await TrainedAsync(cancellationToken);
        }
    }

    /// <summary>Takes turns until nothing moves, or a training has begun.</summary>
    /// <returns>Whether one has.</returns>
    internal async Task<bool> TurnUntilTrainingAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var outcome = TurnOutcome.Again;
        while (outcome == TurnOutcome.Again)
        {
            outcome = await TurnAsync(now, cancellationToken);
        }

        return outcome == TurnOutcome.Training;
    }

    /// <summary>Waits for the training that has begun.</summary>
    internal Task TrainedAsync(CancellationToken cancellationToken) =>
        trainer.WaitAsync(model.Model, states.Load(model.Model).Train.Active!.Number, cancellationToken);
}
