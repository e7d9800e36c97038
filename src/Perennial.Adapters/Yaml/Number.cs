using System.Globalization;
using System.Text.Json.Nodes;

namespace Perennial.Adapters.Yaml;

/// <summary>A finite number within bounds.</summary>
internal sealed class Number : Form
{
    /// <summary>The least value.</summary>
    public double? AtLeast { get; init; }

    /// <summary>The value that is just too small.</summary>
    public double? Above { get; init; }

    /// <summary>The greatest value.</summary>
    public double? AtMost { get; init; }

    /// <summary>The value that is just too great.</summary>
    public double? Below { get; init; }

    public override string Allowed => "a number " + string.Join(", ", Bounds());

    public override Reading Read(ScalarNode scalar) =>
        scalar.Kind != ScalarKind.Number ? Wrong("not a number", scalar)
        : !double.TryParse(scalar.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) || !Holds(value)
            ? Wrong("out of range", scalar)
            : Reading.Of(value);

    public override JsonObject Schema()
    {
        JsonObject schema = new() { ["type"] = "number" };
        Bound(schema, "minimum", AtLeast);
        Bound(schema, "exclusiveMinimum", Above);
        Bound(schema, "maximum", AtMost);
        Bound(schema, "exclusiveMaximum", Below);
        return schema;
    }

    private static void Bound(JsonObject schema, string word, double? bound)
    {
        if (bound is not null)
        {
            schema[word] = bound;
        }
    }

    private bool Holds(double value) =>
        double.IsFinite(value) && !(value < AtLeast) && !(value <= Above) && !(value > AtMost) && !(value >= Below);

    private IEnumerable<string> Bounds() => new[] { ("not below", AtLeast), ("above", Above), ("at most", AtMost), ("below", Below) }
        .Where(bound => bound.Item2 is not null)
        .Select(bound => string.Create(CultureInfo.InvariantCulture, $"{bound.Item1} {bound.Item2}"));
}
