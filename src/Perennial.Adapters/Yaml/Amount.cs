using System.Text.Json.Nodes;
using Perennial.Terms;

namespace Perennial.Adapters.Yaml;

/// <summary>An amount of money, or the column that says it row by row.</summary>
internal sealed class Amount : Form
{
    private readonly Number _number = new() { AtLeast = 0 };

    public override string Allowed => $"{_number.Allowed}, or the name of a numeric column with an amount by row";

    public override Reading Read(ScalarNode scalar)
    {
        if (scalar.Kind == ScalarKind.Number)
        {
            Reading number = _number.Read(scalar);
            return number.Value is double money ? Reading.Of(new CostAmount(money, null)) : number;
        }

        Reading name = Name.Column.Read(scalar);
        return name.Value is string column ? Reading.Of(new CostAmount(null, column)) : name;
    }

    public override JsonObject Schema() => new() { ["type"] = new JsonArray("number", "string") };
}
