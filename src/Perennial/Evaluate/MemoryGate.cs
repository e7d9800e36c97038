using System.Globalization;
using Perennial.Terms;

namespace Perennial.Evaluate;

/// <summary>Whether a version gets by with the memory it may take, by what was measured.</summary>
public static class MemoryGate
{
    /// <summary>What the verdict is called.</summary>
    public const string Name = "memory";

    private const double Megabyte = 1L << 20;

    /// <summary>Judges a measurement.</summary>
    /// <param name="most">Bytes that are allowed.</param>
    /// <param name="measured">What was found; null where nothing was measured.</param>
    public static Verdict Judge(long most, VersionMeasurement? measured) => measured switch
    {
        null => Say(Outcome.NotEnoughEvidence, $"it is measured where it serves, and nothing was: a replay only says so", []),
        { OutOfMemory: true } => Say(Outcome.Fail, $"{measured.Fault}; {most / Megabyte:0.#} MB is allowed", new() { ["max"] = most }),
        { Version: null } => Say(Outcome.Fail, $"it could not be measured: {measured.Fault}", []),
        { Version: { } own } => Say(
            own.MemoryBytes > most ? Outcome.Fail : Outcome.Pass,
            $"loading it and answering took {own.MemoryBytes / Megabyte:0.#} MB{Beside(measured.Champion)}; {most / Megabyte:0.#} MB is allowed",
            new() { ["memory"] = own.MemoryBytes, ["artifact"] = own.ArtifactBytes, ["max"] = most }) with
        {
            Compared = ServingComparisons.Of(measured),
        },
    };

    private static string Beside(ServingCost? champion) =>
        champion is null ? string.Empty : string.Create(CultureInfo.InvariantCulture, $", the champion {champion.MemoryBytes / Megabyte:0.#} MB");

    private static Verdict Say(Outcome outcome, FormattableString because, SortedDictionary<string, double> figures) =>
        new(Name, outcome, because.ToString(CultureInfo.InvariantCulture), figures);
}
