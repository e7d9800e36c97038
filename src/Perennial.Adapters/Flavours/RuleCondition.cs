using System.Globalization;
using Perennial.Registry;
using Perennial.Terms;

namespace Perennial.Adapters.Flavours;

/// <summary>What a rule asks of one feature. A missing value meets no condition.</summary>
/// <param name="Feature">The column's name.</param>
/// <param name="Operator"><c>=</c>, <c>!=</c>, and for numbers <c>&lt;</c>, <c>&lt;=</c>, <c>&gt;</c>, <c>&gt;=</c>.</param>
/// <param name="Value">What it is held against.</param>
internal sealed record RuleCondition(string Feature, string Operator, string Value)
{
    /// <summary>The operators; a longer one stands before its beginning.</summary>
    public static readonly IReadOnlyList<string> Operators = ["<=", ">=", "!=", "<", ">", "="];

    /// <summary>The condition as a test of the rows of a table.</summary>
    public Func<int, bool> Over(FeatureTable table, IReadOnlyList<FeatureDeclaration> features)
    {
        var place = features.Select(feature => feature.Name).ToList().IndexOf(Feature);
        if (table.Columns[place] is string?[] texts)
        {
            return row => texts[row] is { } text && text == Value == (Operator == "=");
        }

        var (numbers, bound) = ((double[])table.Columns[place], double.Parse(Value, CultureInfo.InvariantCulture));
        return Operator switch
        {
            "<" => row => numbers[row] < bound,
            "<=" => row => numbers[row] <= bound,
            ">" => row => numbers[row] > bound,
            ">=" => row => numbers[row] >= bound,
            "=" => row => numbers[row] == bound,
            _ => row => !double.IsNaN(numbers[row]) && numbers[row] != bound,
        };
    }
}
