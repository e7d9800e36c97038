using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Perennial.Adapters.DuckDb;

/// <summary>An id in sixteen bytes, the first of its SHA-256: joins of millions of rows need not hold their ids.</summary>
internal readonly record struct IdKey(ulong High, ulong Low)
{
    private const int Short = 256;

    public static IdKey Of(string id)
    {
        Span<byte> bytes = Encoding.UTF8.GetMaxByteCount(id.Length) <= Short ? stackalloc byte[Short] : new byte[Encoding.UTF8.GetMaxByteCount(id.Length)];
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes[..Encoding.UTF8.GetBytes(id, bytes)], digest);
        return new(BinaryPrimitives.ReadUInt64BigEndian(digest), BinaryPrimitives.ReadUInt64BigEndian(digest[sizeof(ulong)..]));
    }
}
