using System.Formats.Tar;
using System.Text;
using Perennial.Adapters.Files;
using Perennial.Registry;
using Perennial.Terms;

namespace Perennial.App.Commands;

/// <summary>A version in one file: a tar of its package and its artifact. The same version gives the same bytes.</summary>
internal static class PackageFile
{
    /// <summary>Writes it, whole or not at all.</summary>
    /// <exception cref="FaultException">The file exists, or cannot be written.</exception>
    public static void Write(string file, VersionPackage package, string artifact)
    {
        var path = Path.GetFullPath(file);
        if (Path.Exists(path))
        {
            throw new FaultException($"'{path}' exists already. Name a file that is not there yet.");
        }

        var draft = $"{path}.{Environment.ProcessId}.draft";
        try
        {
            WriteTo(draft, package, artifact);
            DurableFile.Publish(draft, path, "package");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new FaultException($"'{path}' cannot be written: {failure.Message} Name a file in a folder that is there and may be written to.", failure);
        }
        finally
        {
            if (File.Exists(draft))
            {
                File.Delete(draft);
            }
        }
    }

    /// <summary>Reads the record, and leaves the artifact in a file.</summary>
    /// <exception cref="FaultException">The file cannot be read, or is none that was exported.</exception>
    public static VersionPackage Read(string file, string artifact)
    {
        try
        {
            using var tar = new TarReader(File.OpenRead(file));
            VersionPackage? package = null;
            while (tar.GetNextEntry() is { } entry)
            {
                if (entry is { Name: VersionPackage.Entry, DataStream: { } text })
                {
                    using var reader = new StreamReader(text);
                    package = CanonicalJson.Read<VersionPackage>(reader.ReadToEnd());
                }
                else if (entry.Name == VersionPackage.Artifact)
                {
                    entry.ExtractToFile(artifact, overwrite: true);
                }
            }

            return package is not null && File.Exists(artifact) ? package : throw new InvalidDataException("it holds no version.");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or InvalidDataException or System.Text.Json.JsonException)
        {
            throw new FaultException($"'{file}' cannot be read as an exported version: {fault.Message} Name a file that export-version wrote.", fault);
        }
    }

    private static void WriteTo(string draft, VersionPackage package, string artifact)
    {
        using var tar = new TarWriter(File.Create(draft), TarEntryFormat.Ustar);
        using var text = new MemoryStream(Encoding.UTF8.GetBytes(CanonicalJson.Write(package)));
        using var bytes = File.OpenRead(artifact);
        tar.WriteEntry(Entry(VersionPackage.Entry, text));
        tar.WriteEntry(Entry(VersionPackage.Artifact, bytes));
    }

    private static UstarTarEntry Entry(string name, Stream content) => new(TarEntryType.RegularFile, name)
    {
        DataStream = content,
        ModificationTime = DateTimeOffset.UnixEpoch,
        Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead,
    };
}
