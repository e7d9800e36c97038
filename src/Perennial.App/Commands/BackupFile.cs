namespace Perennial.App.Commands;

/// <summary>A file of a backup.</summary>
/// <param name="Path">In the data folder, with slashes.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Digest">Its SHA-256.</param>
internal sealed record BackupFile(string Path, long Bytes, string Digest)
{
    /// <summary>The file of a data folder as it is.</summary>
    public static BackupFile Of(string root, string path)
    {
        using var stream = File.OpenRead(System.IO.Path.Combine(root, path));
        return new BackupFile(path, stream.Length, Terms.Digest.Of(stream).Hex);
    }
}
