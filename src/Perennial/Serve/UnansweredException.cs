using Perennial.Terms;

namespace Perennial.Serve;

/// <summary>A version gave no answer to a request that it should have answered: whoever asked did nothing wrong.</summary>
public sealed class UnansweredException : FaultException
{
    /// <summary>A fault without words; not for use.</summary>
    public UnansweredException() { }

    /// <summary>A fault with its message.</summary>
    public UnansweredException(string message) : base(message) { }

    /// <summary>A fault with its message and what caused it.</summary>
    public UnansweredException(string message, Exception innerException) : base(message, innerException) { }

    /// <summary>Whether it took too long; otherwise it failed. The default is false.</summary>
    public bool TooLate { get; init; }

    /// <summary>What a version did instead of answering.</summary>
    internal static UnansweredException Of(string model, int version, Exception fault) => new($"Version {version} of '{model}' gave no answer: {fault.Message}", fault)
    {
        TooLate = fault is TimeoutException or { InnerException: TimeoutException },
    };
}
