using Perennial.Log;
using Perennial.Terms;

namespace Perennial.Simulation.Faults;

/// <summary>The faults that a replay can inject, by name.</summary>
public static class FaultList
{
    /// <summary>The name that stands for no fault.</summary>
    public const string None = "none";

    /// <summary>Every name.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [BrokenFeed.Called, SabotagedChallenger.Called, DuplicatedLog.Called, LabelOutage.Called, LabelOutage.CalledLate];

    /// <summary>What a fault does, in a few words.</summary>
    public static string About(string name) => name switch
    {
        BrokenFeed.Called => "for a week a column comes in another unit",
        SabotagedChallenger.Called => "a version learns from shuffled labels, and a person overrules the gates that reject it",
        DuplicatedLog.Called => "every prediction and label arrives twice",
        LabelOutage.Called => "for two weeks no label comes, ever",
        LabelOutage.CalledLate => "for two weeks no label comes; then all do",
        _ => throw new FaultException($"There is no fault '{name}'. There are: {string.Join(", ", Names)}."),
    };

    /// <summary>The names that were asked for, each once, in the order of <see cref="Names"/>; empty where none is wanted.</summary>
    /// <exception cref="FaultException">One is unknown, or none is asked for beside others.</exception>
    public static IReadOnlyList<string> Chosen(IReadOnlyCollection<string> asked)
    {
        var unknown = asked.FirstOrDefault(name => name != None && !Names.Contains(name));
        return unknown is not null ? throw new FaultException($"--fault: there is no fault '{unknown}'. There are: {None}, {string.Join(", ", Names)}.")
            : asked.Contains(None) && asked.Count > 1 ? throw new FaultException($"--fault {None} stands alone: leave out {string.Join(", ", asked.Where(name => name != None).Distinct())}, or {None}.")
            : [.. Names.Where(asked.Contains)];
    }

    /// <summary>Makes the faults of these names for a history.</summary>
    /// <param name="names">Of <see cref="Names"/>.</param>
    /// <param name="model">The model.</param>
    /// <param name="history">What is replayed.</param>
    /// <param name="shuffle">Shuffles the labels of a file of training rows, given the file and the label's column.</param>
    /// <exception cref="FaultException">A fault does not fit the history.</exception>
    public static IReadOnlyList<Fault> Of(IEnumerable<string> names, ModelDeclaration model, IHistory history, Action<string, string> shuffle) =>
    [
        .. names.Select(name => name switch
        {
            BrokenFeed.Called => BrokenFeed.Of(model, history),
            SabotagedChallenger.Called => SabotagedChallenger.Of(model, shuffle),
            DuplicatedLog.Called => DuplicatedLog.Of(model, history),
            LabelOutage.Called => LabelOutage.Of(model, history, late: false),
            _ => (Fault)LabelOutage.Of(model, history, late: true),
        }),
    ];

    /// <summary>The day in the middle of a history.</summary>
    internal static DateTimeOffset Middle(ModelDeclaration model, IHistory history)
    {
        var (first, last, _) = history.Extent(model);
        return Days.Floor(first + ((last - first) / 2));
    }
}
