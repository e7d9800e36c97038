using Perennial.Terms;

namespace Perennial.Log;

/// <summary>What the rows of a kind hold beside id, times, version, score and entity.</summary>
public static class LogColumns
{
    /// <summary>The columns of a kind, in order: what is logged of a request, then the probability of each class where there are several.</summary>
    public static IReadOnlyList<FeatureDeclaration> Of(ModelDeclaration model, RowKind kind) => kind switch
    {
        RowKind.Prediction => [.. model.Logged, .. Classes(model)],
        RowKind.Shadow => [.. Classes(model)],
        _ => [],
    };

    private static IEnumerable<FeatureDeclaration> Classes(ModelDeclaration model) => model.Task != TaskKind.Multiclass ? [] :
        Enumerable.Range(0, model.AnswerWidth).Select(place => new FeatureDeclaration(WindowColumns.Class(place), FeatureType.Numeric));
}
