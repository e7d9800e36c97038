using Perennial.Terms;

namespace Perennial.App.Api.Inference;

/// <summary>Parameters of a request, an input or an output: strings, numbers and booleans by name. Those that nobody knows are ignored.</summary>
internal sealed class InferenceParameters
{
    private readonly Dictionary<string, object> values = new(StringComparer.Ordinal);

    /// <summary>No parameters.</summary>
    public static InferenceParameters None { get; } = new();

    /// <summary>Sets one: a string, a long, a double or a bool.</summary>
    public void Set(string name, object value) => values[name] = value;

    /// <summary>A string; null where there is none.</summary>
    /// <exception cref="FaultException">It is something else.</exception>
    public string? Text(string name) => Find<string>(name, "a string", out var text) ? text : null;

    /// <summary>A boolean; null where there is none.</summary>
    /// <exception cref="FaultException">It is something else.</exception>
    public bool? Truth(string name) => Find<bool>(name, "true or false", out var truth) ? truth : null;

    /// <summary>A whole number; null where there is none.</summary>
    /// <exception cref="FaultException">It is something else.</exception>
    public long? Whole(string name) => Find<long>(name, "a whole number", out var number) ? number : null;

    private bool Find<T>(string name, string wanted, out T? value)
    {
        value = default;
        if (!values.TryGetValue(name, out var said))
        {
            return false;
        }

        value = said is T one ? one : throw new FaultException($"Parameter '{name}' is {said}; it is {wanted}.");
        return true;
    }
}
