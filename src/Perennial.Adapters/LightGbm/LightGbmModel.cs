namespace Perennial.Adapters.LightGbm;

/// <summary>The <c>model.json</c> beside a version's <c>model.txt</c>.</summary>
/// <param name="Flavour">Always <c>lightgbm</c>.</param>
/// <param name="Features">The signature, in order.</param>
/// <param name="Label">The label's column.</param>
internal sealed record LightGbmModel(string Flavour, IReadOnlyList<LightGbmFeature> Features, string Label)
{
    public const string FlavourName = "lightgbm";
    public const string TreesFile = "model.txt";
    public const string DescriptionFile = "model.json";
}
