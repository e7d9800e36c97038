namespace Perennial.Client;

/// <summary>How a client of one model works.</summary>
public sealed record ClientOptions
{
    /// <summary>The server.</summary>
    public required Uri Server { get; init; }

    /// <summary>The model.</summary>
    public required string Model { get; init; }

    /// <summary>Where the last good version is kept, so that answers go on when the server is down at the start. One folder for each model and process.</summary>
    public required string Folder { get; init; }

    /// <summary>A key of the role <c>sender</c>; null where the server asks for none.</summary>
    public string? Key { get; init; }

    /// <summary>What the server calls this client. The default is the machine's name and the process's number.</summary>
    public string Name { get; init; } = $"{Environment.MachineName}-{Environment.ProcessId}";

    /// <summary>How long after a change of champion an answer may still come from the one before, while the server is reached. The default is 5 seconds.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How many answers may wait for the server; beyond that they are dropped and counted. The default is 100,000.</summary>
    public int WaitingRows { get; init; } = 100_000;

    /// <summary>How many answers are sent at once. The default is 500.</summary>
    public int BatchRows { get; init; } = 500;

    /// <summary>How long a call to the server may take. The default is 10 seconds.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The time. The default is the machine's.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
