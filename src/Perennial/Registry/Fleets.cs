using System.Text.RegularExpressions;
using Perennial.Terms;

namespace Perennial.Registry;

/// <summary>Makes the many models of a file with <c>for_each</c>.</summary>
public static partial class Fleets
{
    /// <summary>A declaration for each value, in order of value: named after the file's model and the value.</summary>
    /// <param name="template">What the file says.</param>
    /// <param name="values">The values of its column.</param>
    /// <exception cref="FaultException">The file declares one model, there are no values, or one cannot be part of a name.</exception>
    public static IReadOnlyList<ModelDeclaration> Members(ModelDeclaration template, IEnumerable<string> values)
    {
        var column = template.ForEach ?? throw new FaultException($"'{template.Model}' is one model: its file has no 'for_each'.");
        var all = values.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return all.Count == 0
            ? throw new FaultException($"Column '{column}' of 'for_each' has no values.")
            : [.. all.Select(value => template with { Model = Name(template, value), ForEach = null, Fleet = new FleetMember(template.Model, column, value, all.Count) })];
    }

    private static string Name(ModelDeclaration template, string value) =>
        $"{template.Model}-{value}" is var name && Allowed().IsMatch(name) ? name : throw new FaultException(
            $"Column '{template.ForEach}' of 'for_each' has the value '{value}', and '{template.Model}-{value}' is no model's name: letters, digits and dashes, at most 64.");

    [GeneratedRegex(@"\A[A-Za-z0-9-]{1,64}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Allowed();
}
