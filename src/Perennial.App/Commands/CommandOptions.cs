using System.CommandLine;

namespace Perennial.App.Commands;

/// <summary>Options that many commands take, each with one name and one meaning.</summary>
internal static class CommandOptions
{
    /// <summary>The data folder.</summary>
    public static Option<string> Data { get; } = new("--data")
    {
        Description = "The data folder. It is created where it is missing.",
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

    /// <summary>The model's file.</summary>
    public static Option<string> File { get; } = new("--file", "-f") { Description = "The model's file.", HelpName = "MODEL.yaml", Required = true };
}
