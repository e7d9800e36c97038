using System.Runtime.InteropServices;
using System.Text;
using Perennial.Terms;

namespace Perennial.Adapters.LightGbm;

/// <summary>Loads the native library and turns its errors into faults.</summary>
internal static unsafe class LightGbmLibrary
{
    [ThreadStatic]
    private static bool _silent;

    private delegate int TextCall(long capacity, out long length, byte* text);

    /// <summary>Loads the library and silences its log, which it keeps per thread. Call it before any other call on a thread.</summary>
    /// <exception cref="FaultException">The library, or one that it needs, is missing.</exception>
    public static void EnsureLoaded()
    {
        if (_silent)
        {
            return;
        }

        try
        {
            Check(LightGbmNative.RegisterLogCallback(&LightGbmNative.Silence), "start");
            _silent = true;
        }
        catch (DllNotFoundException missing)
        {
            throw Missing(missing);
        }
    }

    /// <summary>Throws what the library said if a call failed.</summary>
    public static void Check(int code, string what)
    {
        if (code != 0)
        {
            throw new FaultException(
                $"LightGBM could not {what}: {Marshal.PtrToStringUTF8((nint)LightGbmNative.LastError())}");
        }
    }

    /// <summary>The booster as the text that LightGBM reads everywhere.</summary>
    public static string Save(BoosterHandle booster) => Text(
        (long capacity, out long length, byte* text) => LightGbmNative.Save(booster, 0, -1, 0, capacity, out length, text),
        "write the model");

    /// <summary>Every parameter with its other names, as JSON.</summary>
    public static string ParameterAliases() => Text(LightGbmNative.DumpParameterAliases, "list its parameters");

    private static string Text(TextCall call, string what)
    {
        Check(call(0, out long length, null), what);
        byte[] bytes = new byte[length];
        fixed (byte* text = bytes)
        {
            Check(call(bytes.Length, out length, text), what);
        }

        return Encoding.UTF8.GetString(bytes, 0, (int)length - 1);
    }

    private static FaultException Missing(DllNotFoundException missing) => new(
        missing.Message.Contains("libgomp", StringComparison.Ordinal)
            ? "LightGBM needs the OpenMP runtime libgomp.so.1, which this machine lacks. Install it: `apt-get install libgomp1` "
                + "(Debian, Ubuntu) or `dnf install libgomp` (Fedora, Red Hat)."
            : $"LightGBM's native library could not be loaded; it exists for Linux, macOS and Windows on x64. {missing.Message}",
        missing);
}
