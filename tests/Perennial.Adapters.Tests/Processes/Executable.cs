using System.Reflection;

namespace Perennial.Adapters.Tests.Processes;

/// <summary>How the program under test is started.</summary>
public static class Executable
{
    public static IReadOnlyList<string> Command { get; } =
    [
        "dotnet",
        typeof(Executable).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == "Executable").Value!,
    ];

    public static string Line => string.Join(' ', Command.Select(word => $"'{word}'"));
}
