using System.Globalization;

namespace Perennial.Proofs;

/// <summary>A folder of one proof, gone when it ends; what failed may be kept.</summary>
public sealed class Scratch : IDisposable
{
    /// <summary>Creates it.</summary>
    public Scratch(string name)
    {
        Root = Path.Combine(Path.GetTempPath(), string.Create(CultureInfo.InvariantCulture, $"perennial-{name}-{Environment.ProcessId}"));
        Directory.CreateDirectory(Root);
    }

    /// <summary>Its path.</summary>
    public string Root { get; }

    /// <summary>Whether it stays, to be looked at.</summary>
    public bool IsKept { get; set; }

    /// <summary>The path of something in it.</summary>
    public string At(string name) => Path.Combine(Root, name);

    public void Dispose()
    {
        if (!IsKept)
        {
            Directory.Delete(Root, recursive: true);
        }
    }
}
