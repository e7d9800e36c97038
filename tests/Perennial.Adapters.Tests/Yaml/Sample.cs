using Perennial.Adapters.Yaml;
using Perennial.Terms;

namespace Perennial.Adapters.Tests.Yaml;

/// <summary>Small model files for tests.</summary>
internal static class Sample
{
    public const string FileName = "model.yaml";

    /// <summary>The shortest valid file: lines 1 to 7.</summary>
    public const string Least =
        """
        model: flight-delay
        task: binary
        columns: { time: date, id: flight }
        features:
          - { name: distance, type: numeric }
          - { name: origin, type: categorical }
        label: { name: late, matures_after: 1d }

        """;

    public static ModelDeclaration Parse(string text) => ModelFile.Parse(text, FileName);

    public static IReadOnlyList<ModelFault> FaultsOf(string text) => Assert.Throws<ModelFileFaults>(() => Parse(text)).Faults;

    /// <summary>The one fault of <see cref="Least"/> with <paramref name="more"/> below it (from line 8) or one text replaced.</summary>
    public static ModelFault FaultOf(string more) => Assert.Single(FaultsOf(Least + more));

    public static ModelFault FaultOf(string replaced, string by)
    {
        Assert.Contains(replaced, Least, StringComparison.Ordinal);
        return Assert.Single(FaultsOf(Least.Replace(replaced, by, StringComparison.Ordinal)));
    }
}
