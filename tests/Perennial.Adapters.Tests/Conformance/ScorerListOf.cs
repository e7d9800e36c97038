using Perennial.Adapters.Commands;
using Perennial.Adapters.Tests.Processes;

namespace Perennial.Adapters.Tests.Conformance;

/// <summary>The list of scorers in a test's folder.</summary>
public sealed class ScorerListOf(ScratchFolder folder)
{
    /// <summary>The list's file.</summary>
    public string File => folder.At("commands.yaml");

    /// <summary>The list.</summary>
    public ScorerList List => new(Executable.Command, File, folder.Root);
}
