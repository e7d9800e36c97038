namespace Perennial.Registry;

/// <summary>How artifacts are read: what <c>model.json</c> in an artifact says.</summary>
public static class Flavours
{
    /// <summary>Trees in LightGBM's text.</summary>
    public const string LightGbm = "lightgbm";

    /// <summary>A weight for every number and category, in JSON.</summary>
    public const string Linear = "linear";

    /// <summary>An ONNX graph.</summary>
    public const string Onnx = "onnx";

    /// <summary>A pipeline saved by ML.NET.</summary>
    public const string MlNet = "mlnet";

    /// <summary>A program of its own that takes rows and gives answers.</summary>
    public const string Command = "command";

    /// <summary>A model on another server that speaks the Open Inference Protocol.</summary>
    public const string Remote = "remote";

    /// <summary>The same answer to everything.</summary>
    public const string Constant = "constant";

    /// <summary>Rules of a person: the first that a row meets answers.</summary>
    public const string Rule = "rule";

    /// <summary>No artifact: the version answers elsewhere, and is known only by its logged answers.</summary>
    public const string External = "external";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [LightGbm, Linear, Onnx, MlNet, Command, Remote, Constant, Rule, External];

    /// <summary>Those in which a version may be brought from elsewhere.</summary>
    public static IReadOnlyList<string> Brought { get; } = [.. All.Where(flavour => flavour != Linear)];
}
