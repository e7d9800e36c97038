using Perennial.Terms;

namespace Perennial.Registry;

/// <summary>Somebody else appended first: read again and decide again.</summary>
public sealed class StreamMovedException : FaultException
{
    /// <summary>A fault without words; not for use.</summary>
    public StreamMovedException() { }

    /// <summary>A fault with its message.</summary>
    public StreamMovedException(string message) : base(message) { }

    /// <summary>A fault with its message and what caused it.</summary>
    public StreamMovedException(string message, Exception innerException) : base(message, innerException) { }

    /// <summary>The fault of an append to <paramref name="stream"/>.</summary>
    public static StreamMovedException Of(string stream, long expected, long actual) => new(
        $"Journal '{stream}' stands at version {actual}, not at {expected}: somebody else wrote first. Read again and decide again.");
}
