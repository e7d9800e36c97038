using System.Globalization;
using System.Text.RegularExpressions;

namespace Perennial.Proofs;

/// <summary>The sample that the demo replays: six months of flights.</summary>
public static partial class Sample
{
    private static readonly string Folder = Path.Combine(Checkout.Root, "samples", "flights");

    /// <summary>The model's file.</summary>
    public static string Model { get; } = Path.Combine(Folder, "model.yaml");

    /// <summary>The history.</summary>
    public static string History { get; } = Path.Combine(Folder, "flights-2001.parquet");

    /// <summary>Writes a copy of the model's file in which a retrain has another price.</summary>
    public static void WriteModel(string file, double retrainPrice)
    {
        var text = File.ReadAllText(Model);
        var changed = Price().Replace(text, string.Create(CultureInfo.InvariantCulture, $"  retrain: {retrainPrice} "));
        File.WriteAllText(file, Price().Count(text) == 1
            ? changed
            : throw new InvalidOperationException($"{Model} has no line '  retrain: 25 ' under costs any more; the proof takes it for the price."));
    }

    [GeneratedRegex("^  retrain: 25 ", RegexOptions.Multiline)]
    private static partial Regex Price();
}
