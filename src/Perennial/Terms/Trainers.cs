namespace Perennial.Terms;

/// <summary>The trainers that every installation has, by name. Any other name is that of a command which the owner of the machine allows.</summary>
public static class Trainers
{
    /// <summary>Trees.</summary>
    public const string LightGbm = "lightgbm";

    /// <summary>A weight for every number and category.</summary>
    public const string Linear = "linear";

    /// <summary>The last layer of a network that was trained before.</summary>
    public const string OnnxHead = "onnx-head";

    /// <summary>A training system elsewhere, which is told and hands the version in.</summary>
    public const string External = "external";

    /// <summary>Those that this program runs itself.</summary>
    public static IReadOnlyList<string> BuiltIn { get; } = [LightGbm, Linear, OnnxHead];
}
