using System.Diagnostics;
using System.Text;
using Perennial.Adapters.Files;
using Perennial.Terms;

namespace Perennial.Adapters.Processes;

/// <summary>Ends whatever an attempt left behind: its supervisor, the descendants, and whoever carries its mark.</summary>
internal sealed class OrphanedAttempt(Attempt attempt)
{
    private static readonly TimeSpan AtMost = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(10);
    private readonly byte[] _root = Encoding.UTF8.GetBytes(attempt.Folder.Root);
    private readonly byte[] _mark = Encoding.UTF8.GetBytes($"{TrainerEnvironment.Mark}={attempt.Folder.Root}\0");

    /// <summary>Kills at once: the work of an orphan is thrown away.</summary>
    /// <returns>How many processes were ended.</returns>
    /// <exception cref="FaultException">A process does not end.</exception>
    public int End()
    {
        var clock = Stopwatch.StartNew();
        var ended = new HashSet<int>();
        while (Left() is { Count: > 0 } left)
        {
            if (clock.Elapsed > AtMost)
            {
                throw new FaultException(
                    $"Process {left[0].Id}, left by {attempt.Folder.Root}, does not end. End it by hand; then the training goes on.");
            }

            foreach (ProcessEntry process in left)
            {
                ended.Add(process.Id);
                Posix.Send(process.Id, Posix.Kill);
            }

            Posix.Wait(Look, -1);
        }

        return ended.Count;
    }

    private static bool Holds(int process, string file, byte[] bytes)
    {
        try
        {
            return File.ReadAllBytes($"/proc/{process}/{file}").AsSpan().IndexOf(bytes) >= 0;
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private List<ProcessEntry> Left()
    {
        ProcessTable table = ProcessTable.Read();
        ProcessIdentity? identity = attempt.Identity;
        HashSet<int> tree = identity is { IsAlive: true } && Holds(identity.Pid, "environ", _mark)
            ? [identity.Pid, .. table.Below(identity.Pid).Select(entry => entry.Id)]
            : [];
        return [.. table.Alive.Where(entry =>
            entry.Id != Environment.ProcessId && (tree.Contains(entry.Id) || IsMarked(entry)))];
    }

    /// <summary>By its environment; or, unless somebody sits at its terminal, by its folder or arguments.</summary>
    private bool IsMarked(ProcessEntry process) =>
        Holds(process.Id, "environ", _mark)
        || (process.Terminal == 0 && (Holds(process.Id, "cmdline", [.. _root, 0]) || StandsIn(process)));

    private bool StandsIn(ProcessEntry process)
    {
        try
        {
            string? folder = new FileInfo($"/proc/{process.Id}/cwd").LinkTarget;
            return folder is not null
                && (folder + "/").StartsWith(attempt.Folder.Root + "/", StringComparison.Ordinal);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
