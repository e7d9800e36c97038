using System.Collections.Concurrent;

namespace Perennial.App.Api.Live;

/// <summary>When loops took their newest turns, and when the newest predictions came, since the server started.</summary>
/// <param name="clock">The time.</param>
internal sealed class Heartbeats(TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, DateTimeOffset> turns = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, DateTimeOffset> predictions = new(StringComparer.Ordinal);

    /// <summary>A model's loop took a turn.</summary>
    public void Turned(string model) => turns[model] = clock.GetUtcNow();

    /// <summary>A prediction of a model came.</summary>
    public void Predicted(string model) => predictions[model] = clock.GetUtcNow();

    /// <summary>What was heard of a model. What was not is not known: its journal is asked.</summary>
    public Heartbeat Of(string model) => new()
    {
        Turn = turns.TryGetValue(model, out var turn) ? turn : null,
        Prediction = predictions.TryGetValue(model, out var prediction) ? prediction : null,
    };
}
