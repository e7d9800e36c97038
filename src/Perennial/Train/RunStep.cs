namespace Perennial.Train;

/// <summary>The durable steps of a run, in order.</summary>
public enum RunStep
{
    /// <summary>A dataset is to be taken.</summary>
    Snapshot,

    /// <summary>It is tried how its version is best made; the dataset follows.</summary>
    Try,

    /// <summary>A version is to be trained on it.</summary>
    Train,

    /// <summary>The version is to be judged.</summary>
    Judge,

    /// <summary>Over.</summary>
    Ended,
}
