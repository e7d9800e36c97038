namespace Perennial.Adapters.Yaml;

/// <summary>Gathers faults, so that all are reported at once.</summary>
internal sealed class FaultList
{
    private readonly List<ModelFault> _faults = [];

    public int Count => _faults.Count;

    public void Add(Place at, string key, string problem, string remedy) =>
        _faults.Add(new ModelFault(at.Line, at.Column, key, OneLine(problem), OneLine(remedy)));

    /// <summary>Whether something is wrong at or below <paramref name="path"/>.</summary>
    public bool Within(string path) => _faults.Exists(fault => fault.Key.StartsWith(path, StringComparison.Ordinal));

    public IReadOnlyList<ModelFault> InOrder() => [.. _faults.OrderBy(fault => fault.Line).ThenBy(fault => fault.Column)];

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");
}
