namespace Perennial.Drift.Streaming;

/// <summary>How far apart two parts of ADWIN's window must be. n is the window, n0 and n1 its parts, 1/m = 1/n0 + 1/n1.</summary>
public enum AdwinBound
{
    /// <summary>The paper's second bound as MOA and river run it: with m of n0 - part + 1 and n1 - part + 1, part being the smallest part.</summary>
    Moa,

    /// <summary>The paper's second: sqrt(2 v ln(2/d) / m) + 2 ln(2/d) / (3 m), d = delta / ln n, v the window's variance; approximate.</summary>
    Bernstein,

    /// <summary>The paper's first: sqrt(ln(4/d) / (2 m)), d = delta / n, times the range of the values; rigorous, and slow to see.</summary>
    Hoeffding,
}
