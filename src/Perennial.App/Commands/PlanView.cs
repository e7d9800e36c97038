using Perennial.Adapters.Yaml;
using Perennial.Terms;

namespace Perennial.App.Commands;

/// <summary>What applying a model file would do.</summary>
/// <param name="Model">The model.</param>
/// <param name="Mode">What the file lets Perennial do to it.</param>
/// <param name="IsNew">Whether it was never declared.</param>
/// <param name="Changed">Whether the file says anything else than what is declared.</param>
/// <param name="Differences">Key by key.</param>
/// <param name="BreakEven">What a retrain must bring to pay; null without costs.</param>
/// <param name="Warnings">What the file allows and its writer may not mean.</param>
internal sealed record PlanView(
    string Model,
    Mode Mode,
    bool IsNew,
    bool Changed,
    IReadOnlyList<ModelDifference> Differences,
    BreakEvenView? BreakEven,
    IReadOnlyList<string> Warnings)
{
    /// <summary>The plan for a model as it is.</summary>
    public static PlanView Of(ModelDeclaration model, ModelState state)
    {
        var apply = ApplyView.Of(model, state, dryRun: true);
        return new PlanView(
            model.Model, model.Mode, apply.IsNew, apply.Changed, apply.Differences, apply.BreakEven, apply.Warnings);
    }

    /// <summary>The lines for people.</summary>
    public IEnumerable<string> Lines() =>
    [
        .. new ApplyView(Model, IsNew, Changed, true, Differences, BreakEven, Warnings).Lines().SkipLast(1),
        "Nothing was written.",
    ];
}
