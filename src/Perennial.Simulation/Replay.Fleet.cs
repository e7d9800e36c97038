namespace Perennial.Simulation;

public sealed partial class Replay
{
    /// <summary>The end of what is sealed.</summary>
    internal DateTimeOffset Reached => states.Load(model.Model).Log.Before;

    /// <summary>Goes on after a kill that may have sealed rows without dropping them.</summary>
    internal void Resume() => inbox.Trim(model.Model, states.Load(model.Model).Log.Through);

    /// <summary>Seals the day before a turn is taken.</summary>
    internal void SealAhead(DateTimeOffset now) => loop.SealAhead(model.Model, now);

    /// <summary>Takes in a whole day at once, at the clock's time: many models share one clock.</summary>
    internal async Task IngestAtOnceAsync(DateTimeOffset day, CancellationToken cancellationToken)
    {
        var rows = Arrival.Of(history.Read(model, day, day.AddDays(1)), history.ReadLabelled(model, day, day.AddDays(1)), model.Label.MaturesAfter)
            .SelectMany(Rows).ToList();
        if (rows.Count > 0)
        {
            await inbox.AppendAsync(model.Model, rows, cancellationToken);
        }
    }
}
