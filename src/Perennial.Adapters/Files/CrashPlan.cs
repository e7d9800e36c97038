using System.Globalization;
using System.Text;
using Perennial.Terms;

namespace Perennial.Adapters.Files;

/// <summary>At which pass of which crash point the process ends, and where passes are traced.</summary>
public sealed class CrashPlan
{
    private readonly string? _name;
    private readonly bool _after;
    private readonly long _pass;
    private readonly string? _trace;
    private readonly Action _kill;
    private long _passes;

    private CrashPlan(string? name, bool after, long pass, string? trace, Action kill) =>
        (_name, _after, _pass, _trace, _kill) = (name, after, pass, trace, kill);

    /// <summary>Reads a plan.</summary>
    /// <param name="crash"><c>NAME:before|after:N</c>, N from 1; null or empty for no crash.</param>
    /// <param name="trace">The file that gets a line for each pass; null or empty for none. N counts the passes of all processes in it.</param>
    /// <param name="kill">How to end the process.</param>
    /// <returns>Null when there is nothing to do at any point.</returns>
    /// <exception cref="FaultException">The plan cannot be understood.</exception>
    public static CrashPlan? Parse(string? crash, string? trace, Action kill)
    {
        string? file = string.IsNullOrEmpty(trace) ? null : trace;
        if (string.IsNullOrEmpty(crash))
        {
            return file is null ? null : new CrashPlan(null, false, 0, file, kill);
        }
        string[] parts = crash.Split(':');
        bool understood = parts is [{ Length: > 0 }, "before" or "after", _];
        long pass = understood && long.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : 0;
        if (pass < 1)
        {
            throw new FaultException(
                $"PERENNIAL_CRASH is '{crash}'. Write NAME:before:N or NAME:after:N, N from 1, such as journal.append:after:1.");
        }
        return new CrashPlan(parts[0], parts[1] == "after", pass, file, kill);
    }

    /// <summary>Passes the point <paramref name="name"/>: one line of trace, and death before or after the write if this is the planned pass.</summary>
    public void Around(string name, Action write)
    {
        bool planned = Pass(name) == _pass && name == _name;
        KillIf(planned && !_after);
        write();
        KillIf(planned && _after);
    }

    /// <summary>Takes note of a pass, and says the how-maniest it is; 0 for a point that is not planned.</summary>
    private long Pass(string name)
    {
        if (_trace is null)
        {
            return name == _name ? Interlocked.Increment(ref _passes) : 0;
        }
        long end = Posix.Append(_trace, Encoding.UTF8.GetBytes(name + "\n"));
        return name == _name ? PassesBefore(end) : 0;
    }

    /// <summary>Only lines up to one's own count, so that each pass has a number of its own, whatever others append meanwhile.</summary>
    private long PassesBefore(long end)
    {
        byte[] lines = new byte[end];
        using Microsoft.Win32.SafeHandles.SafeFileHandle file = File.OpenHandle(_trace!, share: FileShare.ReadWrite);
        int count = RandomAccess.Read(file, lines, 0);
        return Encoding.UTF8.GetString(lines, 0, count).Split('\n').Count(line => line == _name);
    }

    private void KillIf(bool now)
    {
        if (now)
        {
            _kill();
        }
    }
}
