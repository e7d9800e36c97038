using System.IO.Hashing;
using System.Text;
using System.Text.Unicode;

namespace Perennial.Serve;

/// <summary>Which arm of a split an entity belongs to: the same in every process and on every machine.</summary>
public static class Assignment
{
    private const int UsualBytes = 512;

    /// <summary>A number in [0, 1) that depends on the experiment and the entity alone (xxHash3).</summary>
    public static double Of(string model, int challenger, string entity)
    {
        Span<byte> usual = stackalloc byte[UsualBytes];
        var hash = XxHash3.HashToUInt64(Utf8.TryWrite(usual, $"{model}\n{challenger}\n{entity}", out var written)
            ? usual[..written]
            : Encoding.UTF8.GetBytes($"{model}\n{challenger}\n{entity}"));
        return (hash >> 11) * (1.0 / (1UL << 53));
    }
}
