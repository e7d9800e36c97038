using Perennial.Terms;

namespace Perennial.Client;

/// <summary>No version answers for the model, or none that this client knows.</summary>
public sealed class NoChampionException : FaultException
{
    /// <summary>Without words; not for use.</summary>
    public NoChampionException() { }

    /// <summary>With its message.</summary>
    public NoChampionException(string message) : base(message) { }

    /// <summary>With its message and what caused it.</summary>
    public NoChampionException(string message, Exception innerException) : base(message, innerException) { }
}
