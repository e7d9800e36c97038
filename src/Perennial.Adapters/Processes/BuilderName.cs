using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Perennial.Adapters.Processes;

/// <summary>What trains here. The same dataset, parameters and seed give the same bytes on the same program and instruction set.</summary>
public static class BuilderName
{
    /// <summary>Program, processor and widest instruction set, such as <c>0.1.0, X64, 512 bits</c>.</summary>
    public static string Current { get; } = string.Join(", ", Version(), RuntimeInformation.ProcessArchitecture, Width());

    private static string Version() =>
        typeof(BuilderName).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    private static string Width() => Vector512.IsHardwareAccelerated ? "512 bits" : Vector256.IsHardwareAccelerated ? "256 bits" : "128 bits";
}
