namespace Perennial.Registry;

/// <summary>Who drives a model. One holder at a time; a dead holder's lease is free at once on its own machine.</summary>
public interface ILeaseStore
{
    /// <summary>Takes or renews the lease.</summary>
    /// <returns>Null when taken; otherwise who holds it, for people.</returns>
    string? TryTake(string stream, TimeSpan term);

    /// <summary>Gives the lease back if this process holds it.</summary>
    void Release(string stream);
}
