namespace Perennial.Tests.Fakes;

/// <summary>Ends the process at the n-th passing of a place, once.</summary>
internal sealed class CrashPoint(string where)
{
    /// <summary>What the place is called.</summary>
    public string Where { get; } = where;

    /// <summary>How often the place was passed.</summary>
    public int PassedCount { get; private set; }

    /// <summary>The passing at which the process ends, from 1; null for none.</summary>
    public int? At { get; set; }

    /// <summary>Whether every place ends the process at its first passing, and lets the repetition through.</summary>
    public bool EverySecond { get; set; }

    /// <summary>Somebody passes.</summary>
    public void Pass()
    {
        PassedCount++;
        if (At == PassedCount || (EverySecond && PassedCount % 2 == 1))
        {
            throw new SimulatedCrashException($"{Where} {PassedCount}");
        }
    }
}
