using Perennial.Terms;

namespace Perennial.Evaluate;

/// <summary>Whether a feature gives the label away: alone it tells held-back rows nearly perfectly.</summary>
/// <remarks>Kaufman, Rosset and Perlich (2012). The threshold of numbers is higher, since what was a moment ago tells much of a smooth series honestly.</remarks>
internal static class LeakCheck
{
    /// <summary>The greatest area under the curve (one class against the rest) of one feature alone. The default is 0.99.</summary>
    public const double MostArea = 0.99;

    /// <summary>The greatest share of a number's variance that one feature alone may explain. The default is 0.999.</summary>
    public const double MostExplained = 0.999;

    /// <summary>Looks at one feature.</summary>
    public static void Look(FindingList list, ModelDeclaration model, FeatureColumn column)
    {
        var number = model.Task == TaskKind.Regression;
        var most = number ? MostExplained : MostArea;
        if (list.Looks(DataCheck.Leak, column.Name) && SingleFeature.Power(model, column) is { } power && power > most)
        {
            list.Add(DataCheck.Leak, column.Name, power, most, false,
                $"column '{column.Name}' gives the label away: {(number ? "the explained share of the variance" : "the area under the curve")} of it alone is {power:0.####} on held-back rows, {most:0.####} is allowed",
                "Take it out of features, or write expect: { allow: [leak] } under it");
        }
    }
}
