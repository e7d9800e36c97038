using Perennial.Terms;

namespace Perennial.Registry;

/// <summary>Immutable files named by the digest of their bytes.</summary>
public interface IBlobStore
{
    /// <summary>Takes over a finished file (it is moved, not copied): synced, renamed to its digest, its directory synced. Idempotent.</summary>
    /// <param name="kind">The folder: <c>segments</c>, <c>artifacts</c> or <c>datasets</c>.</param>
    /// <param name="file">A file on the same disk, see <see cref="Draft"/>.</param>
    Digest Keep(string kind, string file);

    /// <summary>A path for a file that is being written; whatever is there after a crash is swept at the next start.</summary>
    string Draft(string kind);

    /// <summary>The path of a blob, whose bytes were checked at its first use in this process.</summary>
    /// <exception cref="DamagedBlobException">The bytes do not match the name, or the file is gone; the message names the file.</exception>
    string Open(string kind, Digest digest);

    /// <summary>Every digest kept under <paramref name="kind"/>, sorted.</summary>
    IReadOnlyList<Digest> List(string kind);

    /// <summary>Checks the bytes of a blob now, whatever was checked before.</summary>
    /// <exception cref="DamagedBlobException">The bytes do not match the name, or the file is gone.</exception>
    void Verify(string kind, Digest digest);

    /// <summary>Deletes a blob, durably. The event by which the journal lets go of it comes first.</summary>
    /// <returns>The bytes that became free; 0 where it was gone already.</returns>
    long Delete(string kind, Digest digest);
}
