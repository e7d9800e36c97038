using System.Collections.Concurrent;
using Perennial.Decide;
using Perennial.Terms;

namespace Perennial;

/// <summary>What the models of a file spent, together: kept beside their folds.</summary>
internal sealed class FleetLedger
{
    private readonly ConcurrentDictionary<string, ConcurrentDictionary<string, IReadOnlyList<Spending>>> fleets = new(StringComparer.Ordinal);

    /// <summary>Takes note of a model's state.</summary>
    public void Note(ModelState state)
    {
        if (state.Registry.Declaration is { Fleet: { } member, Retrain.BudgetLimit: not null } model && !state.Decide.Retrains.IsEmpty)
        {
            fleets.GetOrAdd(member.Fleet, _ => new(StringComparer.Ordinal))[model.Model] = state.Decide.Retrains;
        }
    }

    /// <summary>What the others spent since a time; null where nothing is shared.</summary>
    public double? SpentByOthers(ModelDeclaration model, DateTimeOffset since) => model is not { Fleet: { } member, Retrain.BudgetLimit: not null }
        ? null
        : !fleets.TryGetValue(member.Fleet, out var spent) ? 0
        : spent.Where(one => one.Key != model.Model).OrderBy(one => one.Key, StringComparer.Ordinal)
            .SelectMany(one => one.Value).Where(one => one.At > since).Sum(one => one.Amount);
}
