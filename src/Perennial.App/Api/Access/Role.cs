namespace Perennial.App.Api.Access;

/// <summary>What a caller may do; each may also do what those before it may.</summary>
internal enum Role
{
    /// <summary>No key at all: whether the server lives.</summary>
    Anyone,

    /// <summary>Look.</summary>
    Viewer,

    /// <summary>Ask for answers, and send predictions and labels.</summary>
    Sender,

    /// <summary>Run a model as it is declared: turns, retrains, stops, quarantine, rollback, what was trained elsewhere.</summary>
    Operator,

    /// <summary>Let a version go on: approve, refuse, promote.</summary>
    Approver,

    /// <summary>Declare models, erase, keep keys.</summary>
    Admin,
}
