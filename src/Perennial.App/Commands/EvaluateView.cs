using Perennial.Evaluate;

namespace Perennial.App.Commands;

/// <summary>Two versions on the newest labelled rows that neither was trained on.</summary>
/// <param name="Model">The model.</param>
/// <param name="Challenger">The version that is judged.</param>
/// <param name="Champion">The version it is compared with.</param>
/// <param name="From">Rows from this time on,</param>
/// <param name="To">before this one.</param>
/// <param name="Passed">Whether it would pass the gates of the model's file.</param>
/// <param name="Refused">The gate that stops it; null when none does.</param>
/// <param name="Verdicts">What every gate says, with its evidence.</param>
internal sealed record EvaluateView(
    string Model, int Challenger, int Champion, DateTimeOffset From, DateTimeOffset To, bool Passed, string? Refused, IReadOnlyList<Verdict> Verdicts)
{
    /// <summary>Judges a version of a model against another; changes nothing.</summary>
    public static EvaluateView Of(ChosenModel chosen, int challenger, int? champion, DateOnly? from, DateOnly? to)
    {
        var (state, house) = (chosen.State, chosen.House);
        var against = champion ?? state.Registry.Champion ?? throw new Terms.FaultException("There is no champion to compare it with. Name a version with --champion.");
        var span = OnDemand.Span(state, state.Registry.Version(challenger), state.Registry.Version(against), from, to);
        var verdicts = new Evaluation(house.Log, house.Versions).Compare(state.Registry, state.Log, span);
        var refused = Evaluation.Refused(state.Registry.Declared(), verdicts);
        return new EvaluateView(chosen.Name, challenger, against, span.From, span.To, refused is null, refused?.Gate, verdicts);
    }
}
