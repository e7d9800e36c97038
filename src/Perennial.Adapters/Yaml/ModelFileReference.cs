namespace Perennial.Adapters.Yaml;

/// <summary>The keys of the model file as a table for people, made from <see cref="ModelKeys"/>.</summary>
public static class ModelFileReference
{
    /// <summary>A Markdown table with a row per key and a line break at its end.</summary>
    public static string Markdown() => string.Concat(
        ModelKeys.All.Select(Row).Prepend("| key | default | allowed | meaning |\n|---|---|---|---|\n"));

    private static string Row(ModelKey key) =>
        $"| `{key.Path}` | {Default(key)} | {Allowed(key)} | {Cell(key.Meaning)} |\n";

    private static string Default(ModelKey key) => key switch
    {
        { Default: { } text } => $"`{text}`",
        { Required: true } => "**required**",
        _ => "none",
    };

    private static string Allowed(ModelKey key) => key.Shape == KeyShape.Value ? Cell(key.Allowed)
        : key.Single is not null ? $"{Cell(key.Single.Allowed)}, or `{key.Sample}`"
        : key.Form is null || key.Shape == KeyShape.Values ? $"`{key.Sample}`"
        : $"{Cell(key.Form.Allowed)}, or `{key.Sample}`";

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}
