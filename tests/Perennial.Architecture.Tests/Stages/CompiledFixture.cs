using System.Text;
using ArchUnitNET.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Compiled = ArchUnitNET.Domain.Architecture;

namespace Perennial.Architecture.Tests.Stages;

/// <summary>A few lines of C#, compiled into a folder of their own and read back as the real assembly is.</summary>
internal sealed class CompiledFixture : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("perennial-architecture-");

    public CompiledFixture(string source)
    {
        // ArchUnitNET remembers assemblies by their name, so that equal names would read as the first of them.
        var name = "Planted" + Terms.Digest.Of(Encoding.UTF8.GetBytes(source)).Abbreviated;
        var platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path));
        var emitted = CSharpCompilation.Create(name, [CSharpSyntaxTree.ParseText(source)], platform,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)).Emit(Path.Combine(folder.FullName, name + ".dll"));
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics));
        Architecture = new ArchLoader().LoadFilteredDirectory(folder.FullName, name + ".dll").Build();
    }

    public Compiled Architecture { get; }

    public void Dispose() => folder.Delete(recursive: true);
}
