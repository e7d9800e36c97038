using System.Globalization;
using Perennial.Terms;

namespace Perennial.Adapters.Linear;

/// <summary>What a model's file may say of a training that ends in weights.</summary>
/// <param name="given">By name.</param>
/// <param name="allowed">The names that have a meaning.</param>
internal sealed class LinearParameters(IReadOnlyDictionary<string, string> given, params string[] allowed)
{
    /// <summary>A number of at least <paramref name="least"/>.</summary>
    public double Number(string name, double otherwise, double least) => !given.TryGetValue(name, out string? text) ? otherwise
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number) && number >= least
            ? number
            : throw new FaultException($"Parameter '{name}' has the value '{text}'. Give a number of at least {least.ToString(CultureInfo.InvariantCulture)}.");

    /// <summary>A text; null where it is not given.</summary>
    public string? Text(string name) => given.GetValueOrDefault(name);

    /// <summary>Refuses what has no meaning.</summary>
    /// <param name="trainer">The trainer's name.</param>
    /// <exception cref="FaultException">There is such a parameter.</exception>
    public LinearParameters Checked(string trainer) => given.Keys.Except(allowed).Order(StringComparer.Ordinal).FirstOrDefault() is { } unknown
        ? throw new FaultException($"The trainer {trainer} has no parameter '{unknown}'. Allowed: {string.Join(", ", allowed)}.")
        : this;
}
