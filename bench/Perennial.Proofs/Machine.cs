using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;

namespace Perennial.Proofs;

/// <summary>What the figures of a proof were measured on.</summary>
public static class Machine
{
    public static JsonObject Read() => new()
    {
        ["cpu"] = Processor(),
        ["cores"] = Environment.ProcessorCount,
        ["memory"] = string.Create(CultureInfo.InvariantCulture, $"{GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1073741824.0:0.0} GiB"),
        ["os"] = RuntimeInformation.OSDescription,
        ["runtime"] = RuntimeInformation.FrameworkDescription,
    };

    private static string Processor()
    {
        const string list = "/proc/cpuinfo";
        var model = File.Exists(list)
            ? File.ReadLines(list).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))
            : Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER");
        return model?[(model.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim() ?? RuntimeInformation.ProcessArchitecture.ToString();
    }
}
