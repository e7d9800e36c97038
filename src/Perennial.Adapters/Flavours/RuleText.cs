using System.Globalization;
using Perennial.Terms;

namespace Perennial.Adapters.Flavours;

/// <summary>Reads rules such as <c>departure_minute &gt;= 960 and origin = ORD: 0.4</c>.</summary>
internal static class RuleText
{
    private const string Example = "Write conditions and an answer, as in 'departure_minute >= 960 and origin = ORD: 0.4'.";

    /// <summary>The rule of a text.</summary>
    /// <exception cref="FaultException">It is none, or asks for a feature that the model has not.</exception>
    public static Rule Read(ModelDeclaration model, string text)
    {
        var cut = text.LastIndexOf(':');
        return cut < 1
            ? throw new FaultException($"Rule '{text}' has no answer. {Example}")
            : new Rule(
                [.. text[..cut].Split(" and ", StringSplitOptions.TrimEntries).Select(part => Condition(model, text, part))],
                [.. text[(cut + 1)..].Split(',').Select(part => Number(text, part))]);
    }

    private static RuleCondition Condition(ModelDeclaration model, string rule, string part)
    {
        var found = RuleCondition.Operators.Select(one => (Operator: one, At: part.IndexOf(one, StringComparison.Ordinal)))
            .Where(one => one.At > 0).OrderBy(one => one.At).ThenByDescending(one => one.Operator.Length).FirstOrDefault();
        if (found.Operator is null)
        {
            throw new FaultException($"Rule '{rule}': '{part}' compares nothing. Allowed: {string.Join(", ", RuleCondition.Operators)}. {Example}");
        }

        var (name, value) = (part[..found.At].Trim(), part[(found.At + found.Operator.Length)..].Trim());
        var feature = model.Features.FirstOrDefault(one => one.Name == name)
            ?? throw new FaultException($"Rule '{rule}': '{model.Model}' has no feature '{name}'. There are: {string.Join(", ", model.Features.Select(one => one.Name))}.");
        if (feature.Type == FeatureType.Numeric)
        {
            _ = Number(rule, value);
        }
        else if (found.Operator is not ("=" or "!="))
        {
            throw new FaultException($"Rule '{rule}': feature '{name}' is categorical and has no order. Allowed: = and !=.");
        }

        return new RuleCondition(name, found.Operator, value);
    }

    private static double Number(string rule, string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : throw new FaultException($"Rule '{rule}': '{text.Trim()}' is no number. {Example}");
}
