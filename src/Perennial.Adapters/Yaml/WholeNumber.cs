using System.Globalization;
using System.Text.Json.Nodes;

namespace Perennial.Adapters.Yaml;

/// <summary>A whole number within bounds, both included.</summary>
internal sealed class WholeNumber(long atLeast, long atMost = WholeNumber.Greatest) : Form
{
    /// <summary>Far beyond every real count, and exact in every reader of JSON.</summary>
    public const long Greatest = 1_000_000_000_000;

    public override string Allowed => string.Create(
        CultureInfo.InvariantCulture, $"a whole number, at least {atLeast}, at most {atMost}");

    public override Reading Read(ScalarNode scalar)
    {
        bool whole = long.TryParse(scalar.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value);
        return scalar.Kind != ScalarKind.Number ? Wrong("not a number", scalar)
            : !whole ? Wrong("not a whole number", scalar)
            : value < atLeast || value > atMost ? Wrong("out of range", scalar)
            : Reading.Of(value);
    }

    public override JsonObject Schema() => new() { ["type"] = "integer", ["minimum"] = atLeast, ["maximum"] = atMost };
}
