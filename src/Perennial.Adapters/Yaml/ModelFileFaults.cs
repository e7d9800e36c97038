using System.Collections.Immutable;
using Perennial.Terms;

namespace Perennial.Adapters.Yaml;

/// <summary>A model file that declares no valid model: every fault in it, one line each.</summary>
public sealed class ModelFileFaults : FaultException
{
    /// <summary>Faults without words; not for use.</summary>
    public ModelFileFaults() { }

    /// <summary>Faults with their message.</summary>
    public ModelFileFaults(string message) : base(message) { }

    /// <summary>Faults with their message and what caused them.</summary>
    public ModelFileFaults(string message, Exception innerException) : base(message, innerException) { }

    /// <summary>The faults of one file.</summary>
    /// <param name="file">The file's name.</param>
    /// <param name="faults">In the order of the file; at least one.</param>
    public ModelFileFaults(string file, IReadOnlyList<ModelFault> faults)
        : base(string.Join('\n', faults.Select(fault => fault.In(file))))
    {
        File = file;
        Faults = [.. faults];
    }

    /// <summary>The file's name.</summary>
    public string File { get; } = string.Empty;

    /// <summary>The faults, in the order of the file.</summary>
    public IReadOnlyList<ModelFault> Faults { get; } = ImmutableArray<ModelFault>.Empty;
}
