using Perennial.Terms;

namespace Perennial.Registry;

/// <summary>A file no longer holds the bytes that its name promises.</summary>
public sealed class DamagedBlobException : FaultException
{
    /// <summary>A fault without words; not for use.</summary>
    public DamagedBlobException() { }

    /// <summary>A fault with its message.</summary>
    public DamagedBlobException(string message) : base(message) { }

    /// <summary>A fault with its message and what caused it.</summary>
    public DamagedBlobException(string message, Exception innerException) : base(message, innerException) { }
}
