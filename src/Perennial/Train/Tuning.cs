using System.Globalization;
using Perennial.Registry;
using Perennial.Terms;

namespace Perennial.Train;

/// <summary>Draws settings of a trainer's parameters: random search with a seed, the same for the same run.</summary>
/// <remarks>Bergstra and Bengio (2012). A range whose ends are ten times apart or more is drawn from by its logarithm.</remarks>
public static class Tuning
{
    private const double Decade = 10;
    private const int Digits = 3;

    /// <summary>What is tried beside the file's own parameters: what the champion was made with, where that was drawn too, and new draws. None where nothing is to be tuned.</summary>
    /// <param name="registry">Declaration and champion.</param>
    /// <param name="run">The run's number.</param>
    public static IEnumerable<IReadOnlyDictionary<string, string>> Of(RegistryState registry, int run)
    {
        if (registry.Declared().Train is not { Tune: { } tune } train)
        {
            yield break;
        }

        if (registry.Champion is { } number && registry.Version(number).Parameters is { } kept && kept.Keys.All(tune.Of.ContainsKey))
        {
            yield return kept;
        }

        var random = new Random(unchecked((train.Seed * 1_000_003) + run));
        foreach (var drawn in Enumerable.Range(0, tune.Trials).Select(_ => Drawn(tune, random)).DistinctBy(Text))
        {
            yield return drawn;
        }
    }

    private static Dictionary<string, string> Drawn(TuneOptions tune, Random random) =>
        tune.Of.OrderBy(one => one.Key, StringComparer.Ordinal).ToDictionary(one => one.Key, one => Draw(one.Value, random.NextDouble()));

    private static string Text(Dictionary<string, string> drawn) => string.Join('\n', drawn.Select(one => $"{one.Key}={one.Value}"));

    /// <summary>A trainer's parameters with those that were drawn in their place.</summary>
    public static IReadOnlyDictionary<string, string> Over(IReadOnlyDictionary<string, string> declared, IReadOnlyDictionary<string, string>? drawn) => drawn is null
        ? declared
        : declared.Where(one => !drawn.ContainsKey(one.Key)).Concat(drawn).ToDictionary(one => one.Key, one => one.Value);

    /// <summary>The value at a place from 0 to 1 of a range, as a trainer is given it.</summary>
    public static string Draw(TuneRange range, double place)
    {
        // A whole number has all the room up to the next.
        var most = range.Whole ? range.Most + 1 : range.Most;
        var value = range.Least > 0 && range.Most >= Decade * range.Least
            ? range.Least * Math.Pow(most / range.Least, place)
            : range.Least + ((most - range.Least) * place);
        return (range.Whole ? Math.Clamp(Math.Floor(value), range.Least, range.Most) : Rounded(value, range)).ToString("R", CultureInfo.InvariantCulture);
    }

    /// <summary>Three digits are enough, and read well.</summary>
    private static double Rounded(double value, TuneRange range) =>
        Math.Clamp(double.Parse(value.ToString($"G{Digits}", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture), range.Least, range.Most);
}
