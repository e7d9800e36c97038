namespace Perennial.Adapters.Files;

/// <summary>Names every durable write, so that a proof can end the process right before and right after each of them.</summary>
/// <remarks>
/// <c>PERENNIAL_CRASH=NAME:before:N</c> (or <c>after</c>) kills this process with SIGKILL at the N-th pass of a point;
/// <c>PERENNIAL_CRASH_TRACE=FILE</c> appends the name of each point that is passed; with it, N counts the passes of all processes.
/// Supervisors inherit both, trainers neither.
/// Both are read once. With neither, a point costs nothing.
/// </remarks>
public static class CrashPoint
{
    /// <summary>How the names of these variables begin.</summary>
    internal const string VariablePrefix = "PERENNIAL_CRASH";

    private static readonly CrashPlan? Plan = CrashPlan.Parse(
        Environment.GetEnvironmentVariable(VariablePrefix),
        Environment.GetEnvironmentVariable(VariablePrefix + "_TRACE"),
        Posix.KillThisProcess);

    /// <summary>Does a durable write at the point <paramref name="name"/>.</summary>
    public static void Around(string name, Action write)
    {
        if (Plan is null)
        {
            write();
            return;
        }
        Plan.Around(name, write);
    }
}
