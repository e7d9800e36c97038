using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Perennial.Simulation.Faults;

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

    /// <summary>The server that runs the command.</summary>
    public static Option<string?> Server { get; } = new("--server")
    {
        Description = "Let this server run the command: its URL, or a name of `perennial context list`. PERENNIAL_SERVER says the same; PERENNIAL_KEY holds the key.",
        HelpName = "URL",
        Recursive = true,
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

    /// <summary>What is to go wrong in a replay.</summary>
    /// <param name="otherwise">What happens without it, as the end of a sentence.</param>
    public static Option<string[]> Fault(string otherwise) => new("--fault")
    {
        Description = $"Inject a fault, and tell how it was coped with: {string.Join(", ", FaultList.Names)}, or {FaultList.None}. May be given several times. {otherwise}",
        HelpName = "NAME",
    };

    /// <summary>A first day.</summary>
    /// <param name="what">What begins on it.</param>
    public static Option<DateOnly> From(string what) => new("--from") { Description = what, HelpName = "DAY", Required = true, CustomParser = one => Day(one) ?? default };

    /// <summary>A last day.</summary>
    /// <param name="what">What ends with it.</param>
    public static Option<DateOnly?> To(string what) => new("--to") { Description = what, HelpName = "DAY", CustomParser = Day };

    /// <summary>The model's file.</summary>
    public static Option<string> File { get; } = new("--file", "-f") { Description = "The model's file.", HelpName = "MODEL.yaml", Required = true };

    private static DateOnly? Day(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        result.AddError($"A day is written as 2001-03-01, UTC, not '{text}'.");
        return null;
    }
}
