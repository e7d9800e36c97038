namespace Perennial.Terms;

/// <summary>When an answer may be given that leaves a row in the log.</summary>
public enum AnswerLogging
{
    /// <summary>When the row survives a kill.</summary>
    Durable,

    /// <summary>At once; rows wait in memory, in a bounded number, and a kill may lose them.</summary>
    Buffered,
}
