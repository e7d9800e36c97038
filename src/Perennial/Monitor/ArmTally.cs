using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace Perennial.Monitor;

/// <summary>Counts the entities of both arms of a split, each once. Beyond <see cref="Most"/> new ones are not counted: these many prove any ratio.</summary>
internal sealed class ArmTally
{
    /// <summary>Entities that are told apart. The default is 200,000.</summary>
    public const int Most = 200_000;

    private readonly HashSet<UInt128> seen = [];
    private (int Challenger, double Share)? split;
    private DateTimeOffset since;
    private long champion;
    private long challengers;

    /// <summary>Another challenger or another share begins anew.</summary>
    public void Assign(int challenger, double share, string unit, bool toChallenger, DateTimeOffset now)
    {
        if (split != (challenger, share))
        {
            (split, since, champion, challengers) = ((challenger, share), now, 0, 0);
            seen.Clear();
        }

        if (seen.Count < Most && seen.Add(XxHash128.HashToUInt128(MemoryMarshal.AsBytes(unit.AsSpan()))))
        {
            (champion, challengers) = toChallenger ? (champion, challengers + 1) : (champion + 1, challengers);
        }
    }

    /// <summary>The counts so far; null without a split.</summary>
    public ArmsServed? Read() => split is { } one ? new ArmsServed(one.Challenger, one.Share, since, champion, challengers) : null;
}
