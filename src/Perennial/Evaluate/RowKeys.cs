namespace Perennial.Evaluate;

/// <summary>A number for each row that equal rows share, built column by column (FNV-1a, 64 bits): the same on every machine.</summary>
/// <param name="rows">How many.</param>
internal sealed class RowKeys(int rows)
{
    private const ulong Prime = 1_099_511_628_211;
    private readonly ulong[] keys = [.. Enumerable.Repeat(14_695_981_039_346_656_037UL, rows)];

    /// <summary>The keys.</summary>
    public IReadOnlyList<ulong> All => keys;

    /// <summary>Adds a column.</summary>
    public void Add(Array column)
    {
        for (var row = 0; row < keys.Length; row++)
        {
            keys[row] = column is double[] numbers ? Mix(keys[row], (ulong)BitConverter.DoubleToInt64Bits(numbers[row])) : Mix(keys[row], ((string?[])column)[row]);
        }
    }

    private static ulong Mix(ulong key, ulong value)
    {
        for (var part = 0; part < 8; part++, value >>= 8)
        {
            key = (key ^ (value & 0xff)) * Prime;
        }

        return key;
    }

    private static ulong Mix(ulong key, string? text)
    {
        foreach (var letter in text ?? "\0")
        {
            key = (key ^ letter) * Prime;
        }

        return (key ^ 0xffff) * Prime;
    }
}
