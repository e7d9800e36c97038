namespace Perennial.Proofs;

/// <summary>One way to kill a server.</summary>
/// <param name="Name">Says what is done.</param>
/// <param name="Crash">The point where it dies, <c>NAME:before|after:N</c>; null for none.</param>
/// <param name="After">When it is killed from outside; null for never.</param>
public sealed record ServerTrial(string Name, string? Crash = null, TimeSpan? After = null)
{
    /// <summary>Nothing is done to it.</summary>
    public static ServerTrial Undisturbed { get; } = new("undisturbed");

    /// <summary>Dies at a point.</summary>
    public static ServerTrial At(string crash) => new(crash, Crash: crash);
}
