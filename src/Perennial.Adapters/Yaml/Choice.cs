using System.Text.Json;
using System.Text.Json.Nodes;

namespace Perennial.Adapters.Yaml;

/// <summary>One of a few words.</summary>
internal sealed class Choice : Form
{
    private readonly List<(string Word, object Value)> _choices;

    private Choice(IEnumerable<(string Word, object Value)> choices) => _choices = [.. choices];

    /// <summary>Words that a later version gives a meaning.</summary>
    public IReadOnlyList<string> Later { get; init; } = [];

    public override string Allowed => string.Join(", ", _choices.Select(choice => choice.Word));

    /// <summary>The members of an enumeration, in snake case.</summary>
    public static Choice Of<T>() where T : struct, Enum => new(Enum.GetValues<T>().Select(value => (WordOf(value), (object)value)));

    /// <summary>The members of an enumeration, with dashes between words.</summary>
    /// <param name="but">Those that no single word says.</param>
    public static Choice Dashed<T>(params T[] but) where T : struct, Enum =>
        new(Enum.GetValues<T>().Except(but).Select(value => (DashedWordOf(value), (object)value)));

    public static Choice Of(string[] words, params string[] later) => new(words.Select(word => (word, (object)word))) { Later = later };

    public static string WordOf<T>(T value) where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    public static string DashedWordOf<T>(T value) where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    public override Reading Read(ScalarNode scalar)
    {
        object? value = _choices.Find(choice => choice.Word == scalar.Text).Value;
        return value is not null ? Reading.Of(value)
            : Later.Contains(scalar.Text) ? Wrong("not supported by this version", scalar)
            : Wrong("no such value", scalar, EditDistance.DidYouMean(scalar.Text, _choices.Select(choice => choice.Word)));
    }

    public override JsonObject Schema() => new()
    {
        ["enum"] = new JsonArray([.. _choices.Select(choice => JsonValue.Create(choice.Word))]),
    };
}
