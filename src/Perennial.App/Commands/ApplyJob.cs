using Perennial.Registry;
using Perennial.Terms;

namespace Perennial.App.Commands;

/// <summary>Declares a model, or changes its declaration.</summary>
internal static class ApplyJob
{
    /// <summary>Journals the difference, unless there is none.</summary>
    /// <param name="house">The data folder.</param>
    /// <param name="model">What is declared.</param>
    /// <param name="actor">Who declares it.</param>
    /// <param name="dryRun">Whether nothing is written.</param>
    /// <param name="asOf">A time that is past, for a model that is new; null for now.</param>
    /// <exception cref="FaultException">The journal has begun, and a time was given.</exception>
    public static ApplyView Run(Composition house, ModelDeclaration model, string actor, bool dryRun, DateTimeOffset? asOf)
    {
        var view = ApplyView.Of(model, house.States.Load(model.Model), dryRun);
        if (dryRun)
        {
            return view;
        }

        var history = house.Journal.Read(model.Model);
        if (asOf is { } then && (history.Count > 0 || then > JournalClock.Now(history, house.Clock)))
        {
            throw new FaultException($"--as-of is {Words.Of(then)} UTC; {(history.Count > 0 ? $"the journal of '{model.Model}' has begun" : "that is still to come")}. It goes with the first apply of a model, and a time that is past.");
        }

        house.States.Act(model.Model, asOf ?? JournalClock.Now(history, house.Clock), actor, state =>
        {
            view = ApplyView.Of(model, state, dryRun);
            return view.Changed ? [new ModelDeclared(model)] : [];
        });
        return view;
    }
}
