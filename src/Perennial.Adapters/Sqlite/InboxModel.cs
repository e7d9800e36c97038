namespace Perennial.Adapters.Sqlite;

/// <summary>The counters of one model, which never go back, not even when the inbox is empty.</summary>
/// <param name="Number">Stands for the model in the other tables.</param>
/// <param name="Sequence">The newest given.</param>
/// <param name="ArrivedTicks">The newest arrival, in UTC ticks.</param>
internal readonly record struct InboxModel(long Number, long Sequence, long ArrivedTicks);
