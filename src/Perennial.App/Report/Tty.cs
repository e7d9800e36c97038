using System.Runtime.InteropServices;

namespace Perennial.App.Report;

/// <summary>Whether a person looks at a stream of this process.</summary>
internal static class Tty
{
    public static bool IsOutput => isatty(1) == 1;

    public static bool IsError => isatty(2) == 1;

    [DllImport("libc", EntryPoint = "isatty")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int isatty(int descriptor);
}
