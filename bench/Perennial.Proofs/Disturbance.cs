namespace Perennial.Proofs;

/// <summary>What came of disturbing a replay.</summary>
public enum Disturbance
{
    /// <summary>It died, and is to go on.</summary>
    Died,

    /// <summary>A process below it died, and it came to its end all the same.</summary>
    Coped,

    /// <summary>It was over before anything happened.</summary>
    Missed,
}
