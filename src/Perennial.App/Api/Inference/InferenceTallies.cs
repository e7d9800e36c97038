using System.Collections.Concurrent;
using Perennial.Serve;

namespace Perennial.App.Api.Inference;

/// <summary>Counts requests by model and version since the server started.</summary>
/// <param name="clock">The time.</param>
internal sealed class InferenceTallies(TimeProvider clock)
{
    private readonly ConcurrentDictionary<(string Model, int Version), InferenceTally> tallies = new();

    /// <summary>A request was answered; it counts for every version that answered one of its rows.</summary>
    public void Succeeded(string model, IReadOnlyList<Answer> answers, InferenceTiming timing)
    {
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        if (answers.Count == 1)
        {
            Of(model, answers[0].Version!.Value).Succeed(1, timing, now);
            return;
        }

        foreach (var version in answers.GroupBy(answer => answer.Version!.Value))
        {
            Of(model, version.Key).Succeed(version.Count(), timing, now);
        }
    }

    /// <summary>A request failed; 0 is no version.</summary>
    public void Failed(string model, int version, InferenceTiming timing) => Of(model, version).Fail(timing);

    /// <summary>The statistics of some versions.</summary>
    public ModelStatistics Of(string model, IEnumerable<int> versions) =>
        new([.. versions.Select(version => Of(model, version).View(model, version))]);

    private InferenceTally Of(string model, int version) => tallies.GetOrAdd((model, version), _ => new InferenceTally());
}
