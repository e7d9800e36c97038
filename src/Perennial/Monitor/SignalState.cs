namespace Perennial.Monitor;

/// <summary>What a signal says.</summary>
public enum SignalState
{
    /// <summary>Nothing is wrong.</summary>
    Quiet,

    /// <summary>Something is wrong.</summary>
    Alarm,

    /// <summary>There is too little to say.</summary>
    NotEnoughEvidence,
}
