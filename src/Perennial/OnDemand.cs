using Perennial.Evaluate;
using Perennial.Registry;
using Perennial.Terms;

namespace Perennial;

/// <summary>Which rows two versions are compared on when a person asks.</summary>
public static class OnDemand
{
    /// <summary>The newest labelled rows that neither was trained on, within the days that are asked for.</summary>
    /// <param name="state">The model.</param>
    /// <param name="challenger">The version that is judged.</param>
    /// <param name="champion">The version it is compared with.</param>
    /// <param name="from">The first day; null for the first that neither was trained on.</param>
    /// <param name="to">The last day; null for the newest whose labels are known.</param>
    /// <exception cref="FaultException">There are no such rows, or a day that one of them was trained on is asked for.</exception>
    public static JudgedSpan Span(ModelState state, ModelVersion challenger, ModelVersion champion, DateOnly? from, DateOnly? to)
    {
        if (!challenger.Answers)
        {
            throw new FaultException($"Version {challenger.Number} is known only by its logged answers, so it cannot be scored here. Name it with --champion.");
        }

        var known = state.Monitor.MaturedTo ?? throw new FaultException("No labelled day is known yet, so there is nothing to compare on.");
        var (own, other) = (challenger.JudgedFrom ?? challenger.TrainedTo, champion.JudgedFrom ?? champion.TrainedTo);
        var unseen = own > other ? own : other;
        var (begin, end) = (from is { } first ? Days.Start(first) : unseen, to is { } last && Days.Start(last.AddDays(1)) < known ? Days.Start(last.AddDays(1)) : known);
        if (begin < unseen)
        {
            throw new FaultException($"One of the versions was trained, or chosen, on days before {unseen:yyyy-MM-dd}, and {begin:yyyy-MM-dd} is asked for. Give --from {unseen:yyyy-MM-dd} or later.");
        }

        List<DateOnly> without = [.. Enumerable.Range(0, Math.Max(0, Days.Of(end).DayNumber - Days.Of(begin).DayNumber)).Select(Days.Of(begin).AddDays).Where(state.Monitor.IsQuarantined)];
        return begin < end
            ? new JudgedSpan(challenger, champion, begin, end, without)
            : throw new FaultException($"Labels are known up to {known:yyyy-MM-dd}, and one of the versions was trained, or chosen, on days up to {unseen:yyyy-MM-dd}: nothing is left to compare on.");
    }
}
