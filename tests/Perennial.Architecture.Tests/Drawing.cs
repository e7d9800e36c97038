namespace Perennial.Architecture.Tests;

/// <summary>
/// The layout as it is meant: which project may use which, and in which order the stages stand.
/// <code>
/// Perennial.Drift  &lt;-  Perennial  &lt;-  { Perennial.Simulation, Perennial.Adapters, Perennial.Client }  &lt;-  Perennial.App
/// </code>
/// </summary>
internal static class Drawing
{
    /// <summary>The folder of the domain, whose subfolders are the stages.</summary>
    public const string Domain = "src/Perennial";

    /// <summary>The projects of src. A new one is drawn here first.</summary>
    public static IReadOnlyList<DrawnProject> Projects { get; } =
    [
        new("Perennial.Drift", [], ["System.Numerics.Tensors"]),
        new("Perennial", ["Perennial.Drift"], ["Cronos", "System.IO.Hashing"]),
        new("Perennial.Simulation", ["Perennial"], []),
        new("Perennial.Adapters", ["Perennial"], null),
        new("Perennial.Client", ["Perennial"], []),
        new("Perennial.App", ["Perennial.Adapters", "Perennial.Client", "Perennial.Simulation"], null),
    ];

    /// <summary>Left may be used by right, never the reverse. The root namespace, with RetrainLoop, stands after the last.</summary>
    public static IReadOnlyList<string> Stages { get; } =
        ["Terms", "Registry", "Log", "Monitor", "Decide", "Train", "Evaluate", "RollOut", "Serve"];

    /// <summary>The stages a model passes through, as pages show them: Terms and Registry are words and memory, not steps.</summary>
    public static IReadOnlyList<string> Path { get; } = [.. Stages.Skip(2)];

    /// <summary>The projects whose every public member carries a doc comment; in the others every public type does.</summary>
    public static IReadOnlyList<string> DocumentedThroughout { get; } = ["src/Perennial.Drift", "src/Perennial", "src/Perennial.Client"];
}
