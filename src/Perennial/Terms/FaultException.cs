namespace Perennial.Terms;

/// <summary>What a person has to put right: says what was wrong, where, and what to do.</summary>
public class FaultException : Exception
{
    /// <summary>A fault without words; not for use.</summary>
    public FaultException() : this("Something is wrong.") { }

    /// <summary>A fault with its message.</summary>
    public FaultException(string message) : base(message) { }

    /// <summary>A fault with its message and what caused it.</summary>
    public FaultException(string message, Exception innerException) : base(message, innerException) { }
}
