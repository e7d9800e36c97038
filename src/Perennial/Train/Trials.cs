using System.Collections.Immutable;
using System.Globalization;
using Perennial.Log;
using Perennial.Terms;

namespace Perennial.Train;

/// <summary>The trials of a run as they stand: heats by successive halving, and a final on all rows.</summary>
/// <remarks>
/// Jamieson and Talwalkar (2016), with a factor of two. What starts from scratch needs all of its rows to show what it can, and what grows from the champion
/// needs few: they are not compared before the final. From scratch each candidate has the same share of its own rows, so that more history stays more history.
/// A pure function of what was journaled.
/// </remarks>
/// <param name="Begun">What is tried, on which rows.</param>
/// <param name="Judged">What was found, in order.</param>
public sealed partial record Trials(TrialsBegun Begun, ImmutableList<TrialJudged> Judged)
{
    /// <summary>Of two candidates, the one trained on fewer rows is taken if its loss is at most this part higher. The default is 0.001.</summary>
    public const double Indifference = 0.001;

    /// <summary>What they cost so far, in the model's currency.</summary>
    public double Cost => Judged.Sum(one => one.Rows) * (Begun.RowPrice ?? 0);

    /// <summary>The round and candidate to train next; null when nothing is left to learn, or nothing to pay it with: a round is trained whole or not at all.</summary>
    public (int Round, int Candidate)? Next
    {
        get
        {
            var round = Rounds[^1];
            var left = round.Entering.Where(candidate => !IsDone(candidate, round.Number)).ToList();
            return left.Count > 0 && Fits(round) ? (round.Number, left[0]) : null;
        }
    }

    /// <summary>The candidate to make the version by: the best of the last round that came to its end; the first where none gave anything.</summary>
    public int Winner
    {
        get
        {
            var found = Rounds.Last(round => round.Number == 1 || IsOver(round)).Entering.Select(Newest).OfType<TrialJudged>().Where(one => one.Loss is not null).ToList();
            return found.MinBy(one => one.Loss) is not { } best ? 0 : found
                .Where(one => one.Loss <= best.Loss + (Math.Abs(best.Loss!.Value) * Indifference))
                .MinBy(one => one.Rows)!.Candidate;
        }
    }

    /// <summary>The rows of a candidate in a round, which the log's older rows are thinned to.</summary>
    /// <param name="model">The declaration.</param>
    /// <param name="round">From 1.</param>
    /// <param name="candidate">From 0.</param>
    /// <param name="rows">How many there are without a limit.</param>
    public WindowQuery Query(ModelDeclaration model, int round, int candidate, long rows)
    {
        var (whole, share) = (Query(model, candidate), Share(model, round, candidate, rows));
        return share >= 1 ? whole : whole with { Thinned = [.. whole.Thinned, new Thinning(Begun.TrainTo, Math.Round(share, 6))] };
    }

    /// <summary>All the rows of a candidate.</summary>
    public WindowQuery Query(ModelDeclaration model, int candidate)
    {
        var recipe = Begun.Candidates[candidate];
        var from = Recipes.From(model, recipe, Begun.From, Begun.TrainTo);
        return LabelledQuery.Of(model, from, Begun.TrainTo, Begun.AsOf, Begun.Without) with { Thinned = recipe.Rehearsed is { } rehearsed ? [rehearsed] : [] };
    }

    /// <summary>The share of its rows that a candidate is trained on, up to 1.</summary>
    /// <param name="model">The declaration.</param>
    /// <param name="round">From 1.</param>
    /// <param name="candidate">From 0.</param>
    /// <param name="rows">How many it has.</param>
    public double Share(ModelDeclaration model, int round, int candidate, long rows)
    {
        var most = IsGrown(candidate) ? rows : Begun.Rows ?? rows;
        return IsFinal(round) || most == 0 ? 1 : Math.Min(1, (double)Limit(model.Train.TrialRows, round) / most);
    }

    /// <summary>What was found, in words, the winner first.</summary>
    public string Words
    {
        get
        {
            if (Judged.IsEmpty)
            {
                return string.Create(CultureInfo.InvariantCulture, $"to try {Begun.Candidates.Count} ways may cost {Most(Rounds[0]) * (Begun.RowPrice ?? 0):0.00}, and the budget leaves {Begun.Limit:0.00}: {Begun.Candidates[0].Words}");
            }

            var winner = Winner;
            var told = Enumerable.Range(0, Begun.Candidates.Count).Select(Newest).OfType<TrialJudged>().Where(one => one.Loss is not null)
                .OrderBy(one => one.Candidate != winner).ThenByDescending(one => one.Round).ThenBy(one => one.Loss)
                .Select(one => string.Create(CultureInfo.InvariantCulture, $"{Begun.Candidates[one.Candidate].Words} {one.Loss:0.0000} after {one.Rows:N0} rows"));
            return $"loss on the days before those that judge: {string.Join("; ", told)}";
        }
    }
}
