using System.Diagnostics;
using System.Globalization;
using Perennial.Terms;

namespace Perennial.Adapters.Processes;

/// <summary>Runs a command to its end under a supervisor: it may crash, hang or eat memory, and this process goes on.</summary>
/// <param name="executable">What starts this program.</param>
/// <param name="folder">Where it works; its output goes to the folder's log.</param>
/// <param name="command">The command with its arguments.</param>
internal sealed class SupervisedCall(IReadOnlyList<string> executable, TrainerFolder folder, IReadOnlyList<string> command)
{
    private const int ToldCharacters = 600;
    private static readonly string[] Allowed = ["PATH", "HOME", "LANG", "TMPDIR", "LD_LIBRARY_PATH"];

    /// <summary>Runs it.</summary>
    /// <param name="what">What it does, as errors say it: "the scorer".</param>
    /// <param name="timeLimit">Wall time after which it is ended.</param>
    /// <param name="memoryLimitBytes">Resident memory above which it is ended.</param>
    /// <exception cref="FaultException">It did not end well; says how, and what it said.</exception>
    public void Run(string what, TimeSpan timeLimit, long memoryLimitBytes) => Demand(what, Start(timeLimit, memoryLimitBytes));

    /// <summary>That it ended well.</summary>
    /// <exception cref="FaultException">It did not; with a <see cref="TimeoutException"/> inside where it took too long.</exception>
    public void Demand(string what, SupervisorStatus? status)
    {
        if (Fault(what, status) is { } fault)
        {
            throw status is { Stopped: SupervisorStatus.Time } ? new FaultException(fault, new TimeoutException(fault)) : new FaultException(fault);
        }
    }

    /// <summary>Runs it, however it ends.</summary>
    /// <param name="timeLimit">Wall time after which it is ended.</param>
    /// <param name="memoryLimitBytes">Resident memory above which it is ended.</param>
    /// <returns>How it ended; null when its supervisor was lost.</returns>
    public SupervisorStatus? Start(TimeSpan timeLimit, long memoryLimitBytes)
    {
        Directory.CreateDirectory(folder.Output);
        var options = new SupervisorOptions { Folder = folder, Command = command, TimeLimit = timeLimit, MemoryLimitBytes = memoryLimitBytes, Grace = TimeSpan.FromSeconds(2) };
        var start = new ProcessStartInfo(executable[0], [.. executable.Skip(1), "supervise", .. options.ToArguments()])
        {
            RedirectStandardInput = true,
            WorkingDirectory = folder.Root,
        };
        Restrict(start.Environment);
        using Process supervisor = Process.Start(start)!;
        supervisor.WaitForExit();
        return ContractFile.TryRead(folder.Status, ProcessesJson.Default.SupervisorStatus);
    }

    /// <summary>What went wrong, in words; null when it ended well.</summary>
    public string? Fault(string what, SupervisorStatus? status) =>
        status is { ExitCode: 0, Stopped: null } ? null : $"{what} {Ending(status)}. {Said()}";

    private static void Restrict(IDictionary<string, string?> environment)
    {
        foreach (string name in environment.Keys.ToList())
        {
            if (!Allowed.Contains(name) && !name.StartsWith("DOTNET_", StringComparison.Ordinal))
            {
                environment.Remove(name);
            }
        }

        environment["OMP_NUM_THREADS"] = "1";
        environment["GOMP_SPINCOUNT"] = "1000";
        environment["DOTNET_EnableDiagnostics"] = "0";
    }

    private static string Ending(SupervisorStatus? status) => status switch
    {
        { Stopped: SupervisorStatus.Time } => string.Create(CultureInfo.InvariantCulture, $"was ended after {status.WallSeconds:0} seconds: it took too long"),
        { Stopped: { } stopped } => $"was ended for its {stopped}",
        { Signal: { } signal } => $"was killed by signal {signal}",
        { ExitCode: { } code } => $"ended with code {code}",
        { StartError: not 0 } => $"could not be started (error {status.StartError})",
        _ => "was lost with its supervisor",
    };

    private string Said()
    {
        string log = File.Exists(folder.Log) ? File.ReadAllText(folder.Log).Trim() : string.Empty;
        return log.Length == 0 ? "It said nothing." : $"It said: {(log.Length > ToldCharacters ? log[^ToldCharacters..] : log)}";
    }
}
