using System.Formats.Tar;
using System.Text.Json;
using System.Text.Json.Nodes;
using Perennial.Terms;

namespace Perennial.Adapters.Flavours;

/// <summary>The files of an artifact, in memory.</summary>
/// <param name="File">Where the artifact is.</param>
/// <param name="Files">Content by name.</param>
internal sealed record Artifact(string File, IReadOnlyDictionary<string, byte[]> Files)
{
    /// <summary>Reads an artifact.</summary>
    public static Artifact Open(string file)
    {
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        using var tar = new TarReader(System.IO.File.OpenRead(file));
        while (tar.GetNextEntry() is { } entry)
        {
            if (entry.DataStream is { } stream)
            {
                using var content = new MemoryStream();
                stream.CopyTo(content);
                files[entry.Name] = content.ToArray();
            }
        }

        return new Artifact(file, files);
    }

    /// <summary>How it is read.</summary>
    public string Flavour => JsonNode.Parse(Required(ArtifactDescription.File))?["flavour"]?.GetValue<string>()
        ?? throw new FaultException("its model.json names no flavour.");

    /// <summary>What it says of itself.</summary>
    public ArtifactDescription Description =>
        JsonSerializer.Deserialize(Required(ArtifactDescription.File), FlavoursJson.Default.ArtifactDescription) ?? throw new FaultException("its model.json is empty.");

    /// <summary>The content of a file.</summary>
    /// <exception cref="FaultException">There is none.</exception>
    public byte[] Required(string name) => Files.GetValueOrDefault(name) ?? throw new FaultException($"it holds no {name}. There are: {string.Join(", ", Files.Keys)}."
        + (name == ArtifactDescription.File ? " A trainer leaves a model.json, or one file that tells by itself how it is read: *.onnx, model.txt of LightGBM, *.zip of ML.NET." : ""));
}
