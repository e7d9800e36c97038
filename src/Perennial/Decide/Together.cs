using Perennial.Terms;

namespace Perennial.Decide;

/// <summary>Triggers that the model's file puts together: none of them acts alone, all of them do.</summary>
internal static class Together
{
    /// <summary>The votes, with one more for all of those put together.</summary>
    public static IReadOnlyList<TriggerVote> Of(IReadOnlyList<TriggerKind> together, IReadOnlyList<TriggerVote> votes)
    {
        var members = together.Select(Trigger).ToHashSet();
        IReadOnlyList<TriggerVote> said = [.. votes.Select(vote => members.Contains(vote.Trigger) ? vote with { Within = Decide.Trigger.All } : vote)];
        List<TriggerVote> asked = [.. said.Where(vote => vote.Within is not null)];
        return [.. said, new TriggerVote(Decide.Trigger.All, Says(asked), $"all of {string.Join(" and ", asked.Select(Word))}: {string.Join("; ", asked.Select(vote => vote.Because))}")];
    }

    /// <summary>The trigger that a file means.</summary>
    internal static Trigger Trigger(TriggerKind kind) => kind switch
    {
        TriggerKind.Schedule => Decide.Trigger.Schedule,
        TriggerKind.Drift => Decide.Trigger.Drift,
        TriggerKind.Performance => Decide.Trigger.Performance,
        TriggerKind.Rows => Decide.Trigger.Rows,
        _ => Decide.Trigger.Money,
    };

    private static Outcome Says(List<TriggerVote> asked) => asked.Exists(vote => vote.Says == Outcome.Fail) ? Outcome.Fail
        : asked.TrueForAll(vote => vote.Says == Outcome.Pass) ? Outcome.Pass
        : Outcome.NotEnoughEvidence;

    private static string Word(TriggerVote vote) => vote.Trigger.ToString().ToLowerInvariant();
}
