using System.Collections.Concurrent;

namespace Perennial.Monitor;

/// <summary>Counts in memory what serving takes, and gives it away turn by turn. What was not recorded when the process ends is lost; nothing is counted twice.</summary>
/// <remarks>Safe for many threads. A count takes one uncontended lock; nothing is allocated once a version is known, but for entities that are new.</remarks>
/// <param name="since">When counting begins.</param>
public sealed class ServingTally(DateTimeOffset since) : IServingMeter
{
    private readonly ConcurrentDictionary<string, ModelTally> models = new(StringComparer.Ordinal);

    /// <summary>A version answered.</summary>
    /// <param name="model">The model.</param>
    /// <param name="version">The version.</param>
    /// <param name="seconds">How long it took, 0 or more; NaN where it was not timed by itself.</param>
    /// <param name="unseen">Whether nobody was given the answer.</param>
    public void Answered(string model, int version, double seconds, bool unseen = false) => Of(model).Count(version, seconds, unseen, ServedEnd.Answered);

    /// <summary>A version failed, or what it said was no answer.</summary>
    /// <param name="model">The model.</param>
    /// <param name="version">The version.</param>
    /// <param name="unseen">Whether nobody would have been given the answer.</param>
    public void Failed(string model, int version, bool unseen = false) => Of(model).Count(version, 0, unseen, ServedEnd.Failed);

    /// <summary>A version did not answer in time.</summary>
    /// <param name="model">The model.</param>
    /// <param name="version">The version.</param>
    /// <param name="seconds">How long it was waited for, 0 or more.</param>
    /// <param name="unseen">Whether nobody would have been given the answer.</param>
    public void TimedOut(string model, int version, double seconds, bool unseen = false) => Of(model).Count(version, seconds, unseen, ServedEnd.TimedOut);

    /// <summary>A version in the shadow was not asked, since too many requests waited for it.</summary>
    /// <param name="model">The model.</param>
    /// <param name="version">The version.</param>
    public void Dropped(string model, int version) => Of(model).Drop(version);

    /// <summary>A request was assigned to an arm of a split. Requests that a caller sent to a version by name do not belong here.</summary>
    /// <param name="model">The model.</param>
    /// <param name="challenger">The challenger.</param>
    /// <param name="share">Of the entities that it is to answer.</param>
    /// <param name="unit">The entity; the request's own id where it has none.</param>
    /// <param name="toChallenger">Which arm, whoever answers in the end.</param>
    public void Assigned(string model, int challenger, double share, string unit, bool toChallenger) => Of(model).Assign(challenger, share, unit, toChallenger);

    /// <summary>What a version takes of memory now; the most until the next measurement counts.</summary>
    /// <param name="model">The model.</param>
    /// <param name="version">The version.</param>
    /// <param name="bytes">0 or more.</param>
    public void Took(string model, int version, long bytes) => Of(model).Took(version, bytes);

    /// <inheritdoc/>
    public ServingMeasurement Read(string model, long after, DateTimeOffset now) => Of(model).Read(after, now);

    private ModelTally Of(string model) => models.GetOrAdd(model, static (_, begun) => new ModelTally(begun), since);
}
