using System.Text.Json;
using Perennial.Simulation.Faults;

namespace Perennial.App.Commands;

/// <summary>What a folder remembers of the replay in it, beside its first event.</summary>
/// <param name="History">The digest of the history.</param>
/// <param name="Faults">What was to go wrong, by name.</param>
internal sealed record ReplayOrigin(string History, IReadOnlyList<string> Faults)
{
    /// <summary>What is to be remembered.</summary>
    public static object Measured(string history, IReadOnlyList<string> faults) => faults.Count == 0 ? new { history } : new { history, faults };

    /// <summary>What was remembered.</summary>
    public static ReplayOrigin Of(string measured)
    {
        using var json = JsonDocument.Parse(measured);
        return new ReplayOrigin(
            json.RootElement.TryGetProperty("history", out var history) ? history.GetString()! : string.Empty,
            json.RootElement.TryGetProperty("faults", out var faults) ? [.. faults.EnumerateArray().Select(one => one.GetString()!)] : []);
    }

    /// <summary>Faults for people.</summary>
    public static string Words(IReadOnlyList<string> faults) => faults.Count == 0 ? $"no fault (--fault {FaultList.None})" : string.Join(" and ", faults.Select(name => $"--fault {name}"));
}
