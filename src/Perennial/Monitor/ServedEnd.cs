namespace Perennial.Monitor;

/// <summary>How a request to a version ended.</summary>
internal enum ServedEnd
{
    /// <summary>With an answer.</summary>
    Answered,

    /// <summary>Without one.</summary>
    Failed,

    /// <summary>Without one in time.</summary>
    TimedOut,
}
