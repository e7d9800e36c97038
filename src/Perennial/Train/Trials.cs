using System.Collections.Immutable;
using System.Globalization;
using Perennial.Log;
using Perennial.Terms;

namespace Perennial.Train;

/// <summary>The trials of a run as they stand: successive halving. Every round trains on twice the rows, and the better half goes on.</summary>
/// <remarks>Jamieson and Talwalkar (2016), with a factor of two. A pure function of what was journaled.</remarks>
/// <param name="Begun">What is tried, on which rows.</param>
/// <param name="Judged">What was found, in order.</param>
public sealed record Trials(TrialsBegun Begun, ImmutableList<TrialJudged> Judged)
{
    /// <summary>Of two candidates, the one trained on fewer rows is taken if its loss is at most this part higher. The default is 0.001.</summary>
    public const double Indifference = 0.001;

    /// <summary>How many rounds at most.</summary>
    private int Rounds => 1 + (int)Math.Ceiling(Math.Log2(Math.Max(1, Begun.Candidates.Count)));

    /// <summary>What they cost so far, in the model's currency.</summary>
    public double Cost => Judged.Sum(one => one.Rows) * (Begun.RowPrice ?? 0);

    /// <summary>The round and candidate to train next; null when nothing is left to learn, or nothing to pay it with: a round is trained whole or not at all.</summary>
    public (int Round, int Candidate)? Next
    {
        get
        {
            for (var round = 1; round <= Rounds; round++)
            {
                var entering = Entering(round);
                if ((entering.Count < 2 && round > 1) || !Fits(round, entering))
                {
                    return null;
                }

                var left = entering.Where(candidate => Found(round, candidate) is null).ToList();
                if (left.Count > 0)
                {
                    return (round, left[0]);
                }
            }

            return null;
        }
    }

    /// <summary>Whether what a round costs at most is left after the rounds before it.</summary>
    private bool Fits(int round, List<int> entering)
    {
        var rows = entering.Sum(candidate => round == 1 ? Begun.FirstRows ?? 0 : 2 * Found(round - 1, candidate)!.Rows);
        var before = Judged.Where(one => one.Round < round).Sum(one => one.Rows);
        return Begun.Limit is not { } limit || (before + rows) * (Begun.RowPrice ?? 0) <= limit;
    }

    /// <summary>The candidate to make the version by; the first where none gave anything.</summary>
    public int Winner
    {
        get
        {
            var standing = Standing;
            return standing is not [var best, ..] ? 0 : standing
                .Where(one => one.Round == best.Round && one.Loss <= best.Loss + (Math.Abs(best.Loss!.Value) * Indifference))
                .MinBy(one => one.Rows)!.Candidate;
        }
    }

    /// <summary>The newest finding of every candidate that gave something: the latest round first, then the least loss.</summary>
    private IReadOnlyList<TrialJudged> Standing => [.. Judged.Where(one => one.Loss is not null)
        .GroupBy(one => one.Candidate)
        .Select(group => group.Last())
        .OrderByDescending(one => one.Round).ThenBy(one => one.Loss)];

    /// <summary>The rows of a candidate in a round, which the log's older rows are thinned to.</summary>
    /// <param name="model">The declaration.</param>
    /// <param name="round">From 1.</param>
    /// <param name="candidate">From 0.</param>
    /// <param name="rows">How many there are without a limit.</param>
    public WindowQuery Query(ModelDeclaration model, int round, int candidate, long rows)
    {
        var whole = Query(model, candidate);
        var limit = model.Train.TrialRows << (round - 1);
        return rows <= limit ? whole : whole with { Thinned = [.. whole.Thinned, new Thinning(Begun.TrainTo, Math.Round((double)limit / rows, 6))] };
    }

    /// <summary>All the rows of a candidate.</summary>
    public WindowQuery Query(ModelDeclaration model, int candidate)
    {
        var recipe = Begun.Candidates[candidate];
        var from = Recipes.From(model, recipe, Begun.From, Begun.TrainTo);
        return LabelledQuery.Of(model, from, Begun.TrainTo, Begun.AsOf, Begun.Without) with { Thinned = recipe.Rehearsed is { } rehearsed ? [rehearsed] : [] };
    }

    /// <summary>What was found, in words, the winner first.</summary>
    public string Words
    {
        get
        {
            if (Judged.IsEmpty)
            {
                return string.Create(CultureInfo.InvariantCulture, $"to try {Begun.Candidates.Count} ways may cost {Begun.Candidates.Count * (Begun.FirstRows ?? 0) * (Begun.RowPrice ?? 0):0.00}, and the budget leaves {Begun.Limit:0.00}: {Begun.Candidates[0].Words}");
            }

            var winner = Winner;
            var told = Standing.OrderBy(one => one.Candidate != winner).Select(one => string.Create(
                CultureInfo.InvariantCulture, $"{Begun.Candidates[one.Candidate].Words} {one.Loss:0.0000} after {one.Rows:N0} rows"));
            return $"loss on the days before those that judge: {string.Join("; ", told)}";
        }
    }

    private TrialJudged? Found(int round, int candidate) => Judged.Find(one => one.Round == round && one.Candidate == candidate);

    /// <summary>All in the first round; then the better half of the round before, unless all of its rows are used up.</summary>
    private List<int> Entering(int round)
    {
        if (round == 1)
        {
            return [.. Enumerable.Range(0, Begun.Candidates.Count)];
        }

        var before = Judged.Where(one => one.Round == round - 1).ToList();
        return before.TrueForAll(one => one.Whole) ? [] : [.. before
            .Where(one => one.Loss is not null)
            .OrderBy(one => one.Loss)
            .Take((before.Count + 1) / 2)
            .Select(one => one.Candidate)
            .Order()];
    }
}
