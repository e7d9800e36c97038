namespace Perennial.Drift.Sketches;

/// <summary>A 64-bit hash that is the same on every machine and in every version: it is part of stored sketches.</summary>
/// <remarks>Each 64-bit block is mixed by the finalizer of SplitMix64 (Steele, Lea and Flood, 2014). Not for keeping secrets.</remarks>
internal static class StableHash
{
    private const ulong Golden = 0x9E3779B97F4A7C15;

    public static ulong Of(double value) => Mix(BitConverter.DoubleToUInt64Bits(value == 0 ? 0.0 : value) + Golden);

    public static ulong Of(ReadOnlySpan<char> text)
    {
        var hash = Mix((ulong)text.Length + Golden);
        for (; text.Length >= 4; text = text[4..])
        {
            hash = Mix(hash ^ (text[0] | ((ulong)text[1] << 16) | ((ulong)text[2] << 32) | ((ulong)text[3] << 48))) + Golden;
        }

        foreach (var letter in text)
        {
            hash = Mix(hash ^ letter) + Golden;
        }

        return Mix(hash);
    }

    public static ulong Of(ReadOnlySpan<byte> bytes)
    {
        var hash = Mix((ulong)bytes.Length + Golden);
        foreach (var one in bytes)
        {
            hash = Mix(hash ^ one) + Golden;
        }

        return hash;
    }

    public static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
