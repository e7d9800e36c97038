using System.Formats.Tar;
using Perennial.Terms;

namespace Perennial.Adapters.Processes;

/// <summary>Packs a trainer's model folder: the same files give the same bytes, whoever wrote them and whenever.</summary>
internal static class ArtifactTar
{
    private const UnixFileMode ReadableByAll =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    /// <summary>Writes an uncompressed tar of the files in <paramref name="folder"/>, sorted by name.</summary>
    /// <exception cref="FaultException">The folder is empty, or holds a link, a pipe, a socket or a device.</exception>
    public static void Pack(string folder, string file)
    {
        Refuse(folder, "the model folder");
        List<string> names = Names(folder);
        if (names.Count == 0)
        {
            throw new FaultException("The trainer ended well but left nothing in its model folder (SM_MODEL_DIR). Write the artifact there.");
        }

        using var tar = new TarWriter(File.Create(file), TarEntryFormat.Ustar);
        foreach (string name in names)
        {
            using FileStream content = File.OpenRead(Path.Combine(folder, name));
            tar.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, name)
            {
                DataStream = content,
                ModificationTime = DateTimeOffset.UnixEpoch,
                Mode = ReadableByAll,
                Uid = 0,
                Gid = 0,
            });
        }
    }

    /// <summary>Writes the files of an artifact into a folder, which is created.</summary>
    public static void Unpack(string file, string folder)
    {
        Directory.CreateDirectory(folder);
        using var tar = new TarReader(File.OpenRead(file));
        while (tar.GetNextEntry() is { } entry)
        {
            if (entry.EntryType == TarEntryType.RegularFile)
            {
                string path = Path.Combine(folder, entry.Name);
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                entry.ExtractToFile(path, overwrite: false);
            }
        }
    }

    private static List<string> Names(string folder)
    {
        var names = new List<string>();
        var open = new Stack<string>([folder]);
        while (open.TryPop(out string? at))
        {
            foreach (string path in Directory.EnumerateFileSystemEntries(at))
            {
                string name = Path.GetRelativePath(folder, path);
                Refuse(path, $"model/{name}");
                if (Directory.Exists(path))
                {
                    open.Push(path);
                }
                else
                {
                    names.Add(name);
                }
            }
        }

        names.Sort(StringComparer.Ordinal);
        return names;
    }

    private static void Refuse(string path, string name)
    {
        if (PosixFile.Refusal(path) is { } refusal)
        {
            throw new FaultException($"The trainer left {name}, which {refusal}. An artifact holds plain files and folders only.");
        }
    }
}
