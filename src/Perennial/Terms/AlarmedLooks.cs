namespace Perennial.Terms;

/// <summary>How many of the newest looks have to be alarms before a trigger asks: one bad window may be chance.</summary>
/// <param name="AtLeast">Alarms; at least 1.</param>
/// <param name="Newest">Looks, one each sealed day; at least <paramref name="AtLeast"/>, at most <see cref="Longest"/>.</param>
public sealed record AlarmedLooks(int AtLeast, int Newest)
{
    /// <summary>The most looks that are kept.</summary>
    public const int Longest = 31;
}
