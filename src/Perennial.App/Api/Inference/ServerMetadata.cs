using System.Reflection;

namespace Perennial.App.Api.Inference;

/// <summary>What this server is.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Version">Its version.</param>
/// <param name="Extensions">What it knows beyond the protocol.</param>
internal sealed record ServerMetadata(string Name, string Version, IReadOnlyList<string> Extensions)
{
    /// <summary>This server.</summary>
    public static ServerMetadata Here { get; } = new(
        "perennial", typeof(ServerMetadata).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0], ["binary_tensor_data", "statistics"]);
}
