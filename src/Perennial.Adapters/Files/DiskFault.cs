using Perennial.Terms;

namespace Perennial.Adapters.Files;

/// <summary>Turns what the file system refuses into words for a person.</summary>
internal static class DiskFault
{
    private const int NoSpaceLeft = 28;
    private const int QuotaReached = 122;

    internal static void Guard(string file, Action action) => Guard(file, () =>
    {
        action();
        return true;
    });

    internal static T Guard<T>(string file, Func<T> action)
    {
        try
        {
            return action();
        }
        catch (IOException failure)
        {
            throw Of(file, failure);
        }
        catch (UnauthorizedAccessException failure)
        {
            throw Forbidden(file, failure);
        }
    }

    internal static FaultException Full(string file, Exception? cause = null) => new DiskFullException(
        $"The disk is full: '{file}' could not be written. Remedy: free space, then run the same command again; nothing was lost.", cause!);

    internal static FaultException Forbidden(string file, Exception? cause = null) => new(
        $"'{file}' cannot be written: this user may not, or the file system is read-only. "
        + "Remedy: give this user the right to write there, or name another folder with --data.", cause!);

    private static FaultException Of(string file, IOException failure) => failure.HResult is NoSpaceLeft or QuotaReached
        ? Full(file, failure)
        : new FaultException(
            $"'{file}' cannot be read or written: {failure.Message} Remedy: check the path and the disk, then run the same command again.", failure);
}
