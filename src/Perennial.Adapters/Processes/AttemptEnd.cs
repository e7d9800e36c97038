namespace Perennial.Adapters.Processes;

/// <summary>How an attempt ended.</summary>
internal abstract record AttemptEnd
{
    private AttemptEnd() { }

    /// <summary>The trainer says that its model folder holds an artifact.</summary>
    internal sealed record Succeeded : AttemptEnd;

    /// <summary>It would fail again.</summary>
    internal sealed record Failed(string Reason) : AttemptEnd;

    /// <summary>The machine or a person killed it while its server lived.</summary>
    internal sealed record Killed(string Reason) : AttemptEnd;

    /// <summary>Its server went away; that says nothing about the training.</summary>
    internal sealed record Abandoned : AttemptEnd;
}
