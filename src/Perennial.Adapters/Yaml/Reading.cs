namespace Perennial.Adapters.Yaml;

/// <summary>A value, or what is wrong with its text.</summary>
internal readonly record struct Reading(object? Value, string Problem, string Remedy)
{
    public static Reading Of(object value) => new(value, string.Empty, string.Empty);

    public static Reading Wrong(string problem, string remedy) => new(null, problem, remedy);
}
