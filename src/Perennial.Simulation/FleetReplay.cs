using Perennial.Terms;

namespace Perennial.Simulation;

/// <summary>Replays the many models of one file side by side, day by day: they share a budget, so none may run ahead.</summary>
/// <param name="members">One replay for each model, over <see cref="FleetHistory"/>.</param>
/// <param name="clock">The clock of all.</param>
public sealed class FleetReplay(IReadOnlyList<Replay> members, VirtualClock clock)
{
    /// <summary>Small trainings are mostly the start of a process.</summary>
    private const int TrainedAtOnce = 4;

    /// <summary>Half of sealing is waiting for the disk.</summary>
    private const int SealedAtOnce = 8;

    /// <summary>Replays to the end of the history, and on until its labels are known. May be stopped or killed anywhere, and goes on where it was.</summary>
    /// <param name="first">The day of the first row.</param>
    /// <param name="last">The day after which every label is known.</param>
    /// <param name="progress">Told after every day: which, how many are done, and how many there are.</param>
    /// <param name="cancellationToken">Stops between two writes; call again to go on.</param>
    public async Task RunAsync(DateTimeOffset first, DateTimeOffset last, Action<DateOnly, int, int> progress, CancellationToken cancellationToken)
    {
        foreach (var member in members)
        {
            member.Resume();
        }

        for (var day = Days.Floor(first); day < last; day = day.AddDays(1))
        {
            await LiveAsync(day, cancellationToken);
            progress(Days.Of(day), (int)(day - Days.Floor(first)).TotalDays + 1, (int)(last - Days.Floor(first)).TotalDays);
        }
    }

    /// <summary>Turns are taken one after the other, in the same order whatever a training takes; only the trainings run side by side.</summary>
    private static async Task TurnUntilRestAsync(IReadOnlyList<Replay> some, DateTimeOffset now, CancellationToken cancellationToken)
    {
        for (var moving = some; moving.Count > 0;)
        {
            var training = new List<Replay>();
            foreach (var member in moving)
            {
                if (await member.TurnUntilTrainingAsync(now, cancellationToken))
                {
                    training.Add(member);
                }
            }

            await Task.WhenAll(training.Select(member => member.TrainedAsync(cancellationToken)));
            moving = training;
        }
    }

    private async Task LiveAsync(DateTimeOffset day, CancellationToken cancellationToken)
    {
        var next = day.AddDays(1);
        var behind = members.Where(member => member.Reached < next).ToList();
        clock.MoveTo(next.AddTicks(-1));
        await Task.WhenAll(behind.Select(member => member.IngestAtOnceAsync(day, cancellationToken)));
        // What a segment holds depends on its own model alone; what is decided depends on what the others spent.
        clock.MoveTo(next);
        await Parallel.ForEachAsync(behind, new ParallelOptions { MaxDegreeOfParallelism = SealedAtOnce, CancellationToken = cancellationToken }, (member, _) =>
        {
            member.SealAhead(next);
            return ValueTask.CompletedTask;
        });
        foreach (var some in behind.Chunk(TrainedAtOnce))
        {
            await TurnUntilRestAsync(some, next, cancellationToken);
        }
    }
}
