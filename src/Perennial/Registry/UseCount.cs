namespace Perennial.Registry;

/// <summary>Who uses a thing that has to be let go some time: it goes when the last user has left, and never under one. Safe for any number of threads.</summary>
/// <param name="letGo">Called once, by whoever leaves last.</param>
public sealed class UseCount(Action letGo)
{
    /// <summary>Its owner is the first user.</summary>
    private int users = 1;
    private int retired;

    /// <summary>Begins a use; false when the thing is retired.</summary>
    public bool TryEnter()
    {
        for (var seen = Volatile.Read(ref users); seen > 0 && Volatile.Read(ref retired) == 0;)
        {
            var was = Interlocked.CompareExchange(ref users, seen + 1, seen);
            if (was == seen)
            {
                return true;
            }

            seen = was;
        }

        return false;
    }

    /// <summary>Ends a use.</summary>
    public void Leave()
    {
        if (Interlocked.Decrement(ref users) == 0)
        {
            letGo();
        }
    }

    /// <summary>Takes no more users. May be called again, and does nothing then.</summary>
    public void Retire()
    {
        if (Interlocked.Exchange(ref retired, 1) == 0)
        {
            Leave();
        }
    }
}
