using System.CommandLine;

namespace Perennial.App.Commands;

/// <summary>Options that many commands take, each with one name and one meaning.</summary>
internal static class CommandOptions
{
    /// <summary>The data folder.</summary>
    public static Option<string> Data { get; } = new("--data")
    {
        Description = "The data folder. apply, demo and replay create it where it is missing.",
        HelpName = "DIR",
        Recursive = true,
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("PERENNIAL_DATA") ?? ".perennial",
    };

    /// <summary>Results as JSON on standard output.</summary>
    public static Option<bool> Json { get; } = new("--json") { Description = "Write the result as JSON, for machines." };

    /// <summary>The model, where there are several.</summary>
    public static Option<string?> Model { get; } = new("--model", "-m")
    {
        Description = "The model. It may be left out where there is only one.",
        HelpName = "MODEL",
    };

    /// <summary>Why a person acts.</summary>
    public static Option<string> Reason { get; } = new("--reason")
    {
        Description = "Why, for those who read the history later.",
        HelpName = "TEXT",
        DefaultValueFactory = _ => "no reason was given",
    };

    /// <summary>The person who acts.</summary>
    public static Option<string> Actor { get; } = new("--as")
    {
        Description = "Who acts, as the history names them.",
        HelpName = "NAME",
        DefaultValueFactory = _ => Environment.UserName,
    };

    /// <summary>The model's file.</summary>
    public static Option<string> File { get; } = new("--file", "-f") { Description = "The model's file.", HelpName = "MODEL.yaml", Required = true };
}
