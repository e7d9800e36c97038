namespace Perennial.Log;

/// <summary>Counts the rows of one model.</summary>
internal sealed class AnswerTally
{
    private long durable;
    private long buffered;
    private long written;
    private long dropped;
    private long failed;

    /// <summary>All so far.</summary>
    public AnswerLogCounts Counts => new(
        Interlocked.Read(ref durable), Interlocked.Read(ref buffered), Interlocked.Read(ref written), Interlocked.Read(ref dropped), Interlocked.Read(ref failed));

    /// <summary>Counts what was told.</summary>
    public LoggedAs Tell(LoggedAs how, int rows)
    {
        switch (how)
        {
            case LoggedAs.Durable:
                Interlocked.Add(ref durable, rows);
                break;
            case LoggedAs.Buffered:
                Interlocked.Add(ref buffered, rows);
                break;
            case LoggedAs.Dropped:
                Interlocked.Add(ref dropped, rows);
                break;
            default:
                break;
        }

        return how;
    }

    /// <summary>Counts what became of buffered rows.</summary>
    public void End(int rows, bool kept) => Interlocked.Add(ref kept ? ref written : ref failed, rows);
}
