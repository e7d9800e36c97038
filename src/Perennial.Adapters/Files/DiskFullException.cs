using Perennial.Terms;

namespace Perennial.Adapters.Files;

/// <summary>There is no room left on a disk, or not as much as must stay free.</summary>
public sealed class DiskFullException : FaultException
{
    /// <summary>A full disk without words; not for use.</summary>
    public DiskFullException() { }

    /// <summary>A full disk with its message.</summary>
    public DiskFullException(string message) : base(message) { }

    /// <summary>A full disk with its message and what caused it.</summary>
    public DiskFullException(string message, Exception innerException) : base(message, innerException) { }
}
