using Perennial.Adapters.Yaml;
using Perennial.Registry;
using Perennial.Terms;

namespace Perennial.App.Commands;

/// <summary>What applying a model file does.</summary>
/// <param name="Model">The model.</param>
/// <param name="IsNew">Whether it was never declared.</param>
/// <param name="Changed">Whether the file says anything else than what is declared.</param>
/// <param name="DryRun">Whether nothing was written.</param>
/// <param name="Differences">Key by key.</param>
/// <param name="BreakEven">What a retrain must bring to pay.</param>
/// <param name="Warnings">What the file allows and its writer may not mean.</param>
internal sealed record ApplyView(
    string Model, bool IsNew, bool Changed, bool DryRun, IReadOnlyList<ModelDifference> Differences, BreakEvenView? BreakEven, IReadOnlyList<string> Warnings)
{
    /// <summary>What applying <paramref name="model"/> to a state does.</summary>
    public static ApplyView Of(ModelDeclaration model, ModelState state, bool dryRun)
    {
        var breakEven = model.Costs.Loss > 0 ? BreakEvenView.Of(model, state.Monitor) : null;
        return new(
            model.Model,
            state.Registry.Declaration is null,
            Changes(model, state),
            dryRun,
            ModelDifference.Between(state.Registry.Declaration, model),
            breakEven,
            PlanWarnings.Of(model, state, breakEven));
    }

    /// <summary>Whether a declaration is not the one in force.</summary>
    public static bool Changes(ModelDeclaration model, ModelState state) =>
        state.Registry.Declaration is not { } known || CanonicalJson.Write(known) != CanonicalJson.Write(model);

    /// <summary>The lines for people.</summary>
    public IEnumerable<string> Lines()
    {
        yield return (IsNew, Changed, DryRun) switch
        {
            (_, false, _) => $"Nothing changes: '{Model}' is declared like this already.",
            (true, _, false) => $"'{Model}' is declared:",
            (true, _, true) => $"'{Model}' would be declared:",
            (_, _, false) => $"'{Model}' is changed:",
            _ => $"'{Model}' would be changed:",
        };
        foreach (var one in Differences.Where(one => !IsNew || one.After is not null))
        {
            yield return IsNew ? $"  {one.Key}: {one.After}" : $"  {one}";
        }

        yield return BreakEven?.ToString()
            ?? "No costs are declared, so money decides nothing: only the triggers under retrain.when retrain. Declare costs to let it.";
        foreach (var warning in Warnings)
        {
            yield return $"Warning: {warning}";
        }

        if (DryRun)
        {
            yield return "This was a dry run: nothing was written.";
        }
    }
}
