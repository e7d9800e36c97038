using Perennial.Log;

namespace Perennial.Simulation.Streams;

/// <summary>
/// Synthetic: messages that belong to one of four departments. After a third of the time two products change hands over night; from the half to five
/// sixths of it the other two do so little by little.
/// </summary>
/// <param name="options">How much of it there is.</param>
public sealed class MulticlassStream(StreamOptions options) : SyntheticStream(options)
{
    private const double AbruptAt = 1.0 / 3;
    private const double GradualFrom = 1.0 / 2;
    private const double GradualTo = 5.0 / 6;
    private const double Clear = 0.8;

    private static readonly IReadOnlyList<string> Departments = ["billing", "delivery", "returns", "technical"];
    private static readonly IReadOnlyList<string> Products = ["lamp", "chair", "phone", "kettle"];
    private static readonly IReadOnlyList<string> Channels = ["mail", "chat", "form"];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Columns { get; } = ["product", "channel", "words"];

    /// <inheritdoc/>
    public override string Label => "department";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Classes => Departments;

    /// <inheritdoc/>
    protected override HistoryRow Row(int day, int number, DateTimeOffset at, Dice dice)
    {
        var product = (int)(dice.Uniform() * Products.Count);
        var gradual = Math.Clamp((Over(day) - GradualFrom) / (GradualTo - GradualFrom), 0, 1);
        var changed = product < 2 ? Over(day) >= AbruptAt : dice.Chance(gradual);
        var department = dice.Chance(Clear) ? changed ? product ^ 1 : product : (int)(dice.Uniform() * Departments.Count);
        return Made(day, number, at, null, department, Products[product], dice.Pick(Channels), Math.Round(dice.Normal(40 + (10 * department), 20)));
    }
}
