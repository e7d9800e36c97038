namespace Perennial.Train;

public sealed partial record Trials
{
    /// <summary>As many candidates from scratch, and one that grows from the champion, come into the final.</summary>
    private const int Finalists = 2;

    /// <summary>A round of trials: a heat, or the final, in which everybody has all rows.</summary>
    private sealed record Round(int Number, bool Final, IReadOnlyList<int> Entering);

    /// <summary>Every round up to the one that goes on, or the last.</summary>
    private List<Round> Rounds
    {
        get
        {
            List<Round> rounds = [Of(1, [.. Enumerable.Range(0, Begun.Candidates.Count)])];
            while (rounds[^1] is { Final: false } last && IsOver(last) && Better(last.Entering) is { Count: > 0 } better)
            {
                rounds.Add(Of(last.Number + 1, better));
            }

            return rounds;
        }
    }

    /// <summary>Rows of a heat.</summary>
    private static long Limit(long first, int round) => first << (round - 1);

    private Round Of(int number, IReadOnlyList<int> entering) =>
        new(number, entering.Count(IsGrown) <= 1 && entering.Count(candidate => !IsGrown(candidate)) <= Finalists, entering);

    private bool IsFinal(int round) => Rounds.Exists(one => one.Number == round && one.Final);

    private bool IsGrown(int candidate) => Begun.Candidates[candidate].Parent is not null;

    private bool IsOver(Round round) => round.Entering.All(candidate => IsDone(candidate, round.Number));

    /// <summary>Who was trained on all of his rows is not trained again.</summary>
    private bool IsDone(int candidate, int round) => Newest(candidate) is { } found && (found.Whole || found.Round >= round);

    private TrialJudged? Newest(int candidate) => Judged.FindLast(one => one.Candidate == candidate);

    /// <summary>The better half of those that gave something, of either kind.</summary>
    private List<int> Better(IReadOnlyList<int> entering) =>
        [.. Better(entering, grown: false, Finalists).Concat(Better(entering, grown: true, 1)).Order()];

    private IEnumerable<int> Better(IReadOnlyList<int> entering, bool grown, int least)
    {
        var alive = entering.Where(candidate => IsGrown(candidate) == grown && Newest(candidate)!.Loss is not null).OrderBy(candidate => Newest(candidate)!.Loss).ToList();
        return alive.Take(Math.Max(least, (alive.Count + 1) / 2));
    }

    /// <summary>Whether what a round costs at most is left after the rounds before it.</summary>
    private bool Fits(Round round) =>
        Begun.Limit is not { } limit || (Judged.Where(one => one.Round < round.Number).Sum(one => one.Rows) + Most(round)) * (Begun.RowPrice ?? 0) <= limit;

    /// <summary>Rows that a round trains on at most.</summary>
    private long Most(Round round)
    {
        var all = Begun.Rows ?? 0;
        var each = round.Final ? all : Math.Min(all, Limit(Begun.FirstRows ?? 0, round.Number));
        return each * round.Entering.Count(candidate => Judged.FindLast(one => one.Candidate == candidate && one.Round < round.Number) is not { Whole: true });
    }
}
