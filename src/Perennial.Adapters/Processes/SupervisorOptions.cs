using System.Globalization;
using Perennial.Terms;

namespace Perennial.Adapters.Processes;

/// <summary>What a supervisor starts, and what it allows; its command line is <c>DIR [--name value]... -- COMMAND...</c>.</summary>
public sealed record SupervisorOptions
{
    private const string Usage =
        "Usage: supervise DIR [--time-seconds N] [--memory-bytes N] [--folder-bytes N] [--grace-seconds N] -- COMMAND...";

    /// <summary>The folder that the trainer was given.</summary>
    public required TrainerFolder Folder { get; init; }

    /// <summary>The trainer with its arguments; at least one word.</summary>
    public required IReadOnlyList<string> Command { get; init; }

    /// <summary>Wall time after which the trainer is ended. The default is one hour.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Resident memory of the trainer and all its descendants together, in bytes, above which it is ended. The default is 4 GiB.</summary>
    public long MemoryLimitBytes { get; init; } = 4L << 30;

    /// <summary>Bytes that the trainer may add to its folder. The default is 2 GiB.</summary>
    public long FolderLimitBytes { get; init; } = 2L << 30;

    /// <summary>How long the trainer has between SIGTERM and SIGKILL. The default is 10 seconds.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Reads a command line.</summary>
    /// <exception cref="FaultException">It is not of the form above.</exception>
    public static SupervisorOptions Parse(IReadOnlyList<string> arguments)
    {
        int split = arguments.ToList().IndexOf("--");
        if (split < 1 || split == arguments.Count - 1 || split % 2 == 0)
        {
            throw new FaultException(Usage);
        }

        var options = new SupervisorOptions
        {
            Folder = new TrainerFolder(Path.GetFullPath(arguments[0])),
            Command = [.. arguments.Skip(split + 1)],
        };
        for (int at = 1; at < split; at += 2)
        {
            options = options.With(arguments[at], arguments[at + 1]);
        }

        return options;
    }

    /// <summary>The command line that <see cref="Parse"/> reads.</summary>
    public IReadOnlyList<string> ToArguments() =>
    [
        Folder.Root,
        "--time-seconds", Text(TimeLimit.TotalSeconds),
        "--memory-bytes", Text(MemoryLimitBytes),
        "--folder-bytes", Text(FolderLimitBytes),
        "--grace-seconds", Text(Grace.TotalSeconds),
        "--", .. Command,
    ];

    private static string Text(double number) => number.ToString("R", CultureInfo.InvariantCulture);

    private SupervisorOptions With(string name, string value)
    {
        if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) || number < 0)
        {
            throw new FaultException($"{name} has the value '{value}'. Give a number of at least 0. {Usage}");
        }

        return name switch
        {
            "--time-seconds" => this with { TimeLimit = TimeSpan.FromSeconds(number) },
            "--memory-bytes" => this with { MemoryLimitBytes = (long)number },
            "--folder-bytes" => this with { FolderLimitBytes = (long)number },
            "--grace-seconds" => this with { Grace = TimeSpan.FromSeconds(number) },
            _ => throw new FaultException($"There is no option '{name}'. {Usage}"),
        };
    }
}
