using System.Globalization;

namespace Perennial.Adapters.Files;

/// <summary>Names of drafts, <c>PID-START-HOST-NUMBER-KIND</c>: whose they are, so that only those of dead processes are swept.</summary>
internal static class DraftName
{
    private static long _number;

    internal static string Next(string kind)
    {
        ProcessIdentity me = ProcessIdentity.Current;
        return string.Create(
            CultureInfo.InvariantCulture, $"{me.Pid}-{me.StartTicks}-{Plain(me.Host)}-{Interlocked.Increment(ref _number)}-{kind}");
    }

    /// <summary>The process that writes a draft; null when the name is none of ours.</summary>
    internal static ProcessIdentity? Owner(string name)
    {
        string[] parts = name.Split('-');
        return parts.Length >= 5
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out int pid)
            && long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out long start)
            ? new ProcessIdentity(parts[2] == Plain(Environment.MachineName) ? Environment.MachineName : parts[2], pid, start)
            : null;
    }

    private static string Plain(string host) => host.Replace('-', '.');
}
