namespace Perennial.Adapters.LightGbm;

/// <summary>Training rows as LightGBM takes them.</summary>
/// <param name="Rows">How many rows.</param>
/// <param name="Features">The signature, with the categories that the rows hold.</param>
/// <param name="Values">Column after column; categories as their codes, NaN where missing.</param>
/// <param name="Labels">0 or 1, the place of a class, or a number: one per row.</param>
internal sealed record TrainingTable(int Rows, IReadOnlyList<LightGbmFeature> Features, double[] Values, float[] Labels)
{
    /// <summary>For how many predictions each row stands; null where each stands for itself.</summary>
    public float[]? Weights { get; init; }

    /// <summary>The places of the categorical features, as LightGBM's parameter; empty when there are none.</summary>
    public string CategoricalParameter
    {
        get
        {
            string places = string.Join(',', Enumerable.Range(0, Features.Count).Where(at => Features[at].Categories is not null));
            return places.Length == 0 ? "" : $" categorical_feature={places}";
        }
    }
}
